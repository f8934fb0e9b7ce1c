'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { withdrawAction } from '@/app/actions/filing-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toastDone } from '@/components/ui/toast'

/** Takes a filing back before it is accepted; the reason is asked and kept. */
export function WithdrawFiling({ id }: { id: string }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const withdraw = () =>
    start(async () => {
      const outcome = await withdrawAction(id, reason)
      if (!outcome.ok) return setError(outcome.message)
      toastDone('已撤回')
      setOpen(false)
      router.refresh()
    })
  return (
    <>
      <Button onClick={() => setOpen(true)}>撤回</Button>
      <Dialog title="撤回办件" open={open} onOpenChange={setOpen}>
        <div className="space-y-3">
          <Field id="withdraw-reason" label="撤回原因" required error={error} hint="撤回后本件终止，需要时可重新申报">
            <Textarea id="withdraw-reason" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>不撤回</Button>
            <Button tone="danger" pending={pending} onClick={withdraw}>
              撤回办件
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { recallSignerAction } from '@/app/actions/filing-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastFailed } from '@/components/ui/toast'

/** Who was asked to sign and has not answered; the asker may take the question back. */
export function WaitingSigners({ signers }: { signers: readonly { id: string; name: string }[] }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const recall = (id: string) =>
    start(async () => {
      const outcome = await recallSignerAction(id)
      if (!outcome.ok) return toastFailed(outcome.message)
      toastDone('已撤回加签')
      router.refresh()
    })
  return (
    <Card title="等待加签" note="加签人答复前不能通过本环节">
      <ul className="space-y-1">
        {signers.map((signer) => (
          <li key={signer.id} className="flex items-center justify-between gap-2">
            {signer.name}
            <Button size="sm" pending={pending} onClick={() => recall(signer.id)}>
              撤回加签
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

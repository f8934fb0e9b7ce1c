'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { verdictAction } from '@/app/actions/filing-actions'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toastDone, toastFailed } from '@/components/ui/toast'

type Props = { filingId: string; open: readonly { id: string; title: string }[] }

/** The person's answer to a check that the platform cannot decide. */
export function VerdictForm({ filingId, open }: Props) {
  const router = useRouter()
  const [rule, setRule] = useState(open[0]?.id ?? '')
  const [note, setNote] = useState('')
  const [pending, start] = useTransition()
  const give = (verdict: '符合' | '不符合') =>
    start(async () => {
      const outcome = await verdictAction(filingId, rule, verdict, note)
      if (!outcome.ok) return toastFailed(outcome.message)
      toastDone(outcome.message ?? '核查结果已记录')
      setNote('')
      router.refresh()
    })
  return (
    <fieldset className="mt-3 space-y-2 border-t border-line pt-3">
      <legend className="sr-only">人工核查</legend>
      <Select
        aria-label="核查事项"
        value={rule}
        onChange={(event) => setRule(event.target.value)}
        options={open.map((one) => ({ value: one.id, label: `人工核查：${one.title}` }))}
      />
      <div className="flex gap-2">
        <Input
          aria-label="核查情况"
          placeholder="核查情况（不符合时必填）"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button size="sm" pending={pending} onClick={() => give('符合')} className="h-8">
          符合
        </Button>
        <Button size="sm" tone="danger" pending={pending} onClick={() => give('不符合')} className="h-8">
          不符合
        </Button>
      </div>
    </fieldset>
  )
}

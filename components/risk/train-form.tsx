'use client'

import { useState } from 'react'
import { requestTrainingAction } from '@/app/actions/learned-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

/** Asks for a scorer: a name, a labelled table or the platform's own cases, and how it is measured. */
export function TrainForm() {
  const [said, setSaid] = useState<{ tone: 'ok' | 'danger'; words: string } | null>(null)
  const [pending, setPending] = useState(false)
  const submit = async (form: FormData) => {
    setPending(true)
    const result = await requestTrainingAction(form)
    setPending(false)
    setSaid({ tone: result.ok ? 'ok' : 'danger', words: result.message ?? '' })
  }
  return (
    <Card title="训练一个学习模型" note="CSV 须有 tender、amount、collusive（1/0）三列，可有 bidder、date">
      <form action={submit} className="flex flex-wrap items-end gap-3">
        <Named label="名称">
          <Input name="name" required maxLength={60} placeholder="如 2026 年市政工程" />
        </Named>
        <Named label="标注数据（不选则用平台已认定的线索）">
          <input type="file" name="file" accept=".csv,text/csv" className="control pt-1" />
        </Named>
        <Named label="最少报价数">
          <Input name="minBids" type="number" min={2} max={50} defaultValue={3} className="w-20" />
        </Named>
        <Named label="划分">
          <Select
            name="split"
            options={[
              { value: 'tender', label: '按标段' },
              { value: 'firm', label: '按企业' },
              { value: 'time', label: '按时间' },
            ]}
          />
        </Named>
        <Named label="重复次数">
          <Input name="repeats" type="number" min={1} max={100} defaultValue={10} className="w-20" />
        </Named>
        <Button type="submit" tone="primary" pending={pending}>
          开始训练
        </Button>
      </form>
      {said && (
        <p role="status" className={said.tone === 'ok' ? 'mt-2 text-sm text-ok' : 'mt-2 text-sm text-danger'}>
          {said.words}
        </p>
      )}
    </Card>
  )
}

function Named({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
    <label className="text-sm">
      <span className="mb-1 block text-muted">{label}</span>
      {children}
    </label>
  )
}

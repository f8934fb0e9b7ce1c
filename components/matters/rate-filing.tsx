'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { rateAction } from '@/app/actions/filing-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Textarea } from '@/components/ui/textarea'
import { toastDone, toastFailed } from '@/components/ui/toast'

type Props = { id: string; rating: number | null; text: string | null }
const words = ['', '很不满意', '不满意', '一般', '满意', '很满意']

/** Five stars and a line for a concluded filing, once. */
export function RateFiling({ id, rating, text }: Props) {
  const router = useRouter()
  const [stars, setStars] = useState(5)
  const [note, setNote] = useState('')
  const [pending, start] = useTransition()
  if (rating)
    return (
      <Card title="服务评价" note={`${rating} 星 · ${words[rating]}`}>
        <p className="text-sm">{text || '未填写文字评价。'}</p>
      </Card>
    )
  const rate = () =>
    start(async () => {
      const outcome = await rateAction(id, stars, note)
      if (!outcome.ok) return toastFailed(outcome.message)
      toastDone('感谢评价')
      router.refresh()
    })
  return (
    <Card title="服务评价">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">满意程度</legend>
        {[1, 2, 3, 4, 5].map((value) => (
          <label
            key={value}
            className="cursor-pointer rounded-md border border-line px-2 py-1 text-sm has-checked:border-brand has-checked:bg-brand-50 has-focus-visible:ring-2"
          >
            <input type="radio" name="stars" value={value} checked={stars === value} onChange={() => setStars(value)} className="sr-only" />
            {value} 星 {words[value]}
          </label>
        ))}
      </fieldset>
      <Textarea
        aria-label="评价内容"
        rows={2}
        className="mt-2"
        placeholder="可写下意见建议"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="mt-2 text-right">
        <Button size="sm" pending={pending} onClick={rate}>
          提交评价
        </Button>
      </div>
    </Card>
  )
}

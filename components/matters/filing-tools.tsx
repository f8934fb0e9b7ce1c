'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { commentAction, urgeAction } from '@/app/actions/filing-actions'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toastDone } from '@/components/ui/toast'
import type { RunRecord } from '@/lib/flow/queries/run-record'
import { urgeLevelNames } from '@/lib/flow/words'

type Props = {
  id: string
  face: 'gov' | 'ent'
  waiting: readonly { id: string; stepName: string; holderName: string | null }[]
  mayUrge: boolean
  urging: RunRecord['urging']
}

/** Beside a record that lies elsewhere: urge who has it, leave a note for one's own side or for both. */
export function FilingTools({ id, face, waiting, mayUrge, urging }: Props) {
  const [asking, setAsking] = useState<'urge' | 'comment' | null>(null)
  return (
    <>
      {mayUrge && waiting.length > 0 && <Button onClick={() => setAsking('urge')}>催办</Button>}
      <Button onClick={() => setAsking('comment')}>留言</Button>
      {asking && <Words key={asking} what={asking} id={id} face={face} waiting={waiting} urging={urging} onClose={() => setAsking(null)} />}
    </>
  )
}

/** Whom an urge of this task reaches now. */
function reached({ id, stepName, holderName }: Props['waiting'][number], plan: Props['urging']): string {
  const level = plan.tasks.find((task) => task.id === id)?.level ?? 1
  return `${stepName} ${level === 1 ? (holderName ?? '经办人员') : urgeLevelNames[level]}`
}

/** All of them, what is said of several departments once, with how many. */
function reachedInAll(waiting: Props['waiting'], plan: Props['urging']): string {
  const all = waiting.map((task) => reached(task, plan))
  return [...new Set(all)]
    .map((one) => [one, all.filter((other) => other === one).length] as const)
    .map(([one, n]) => (n > 1 ? `${one}（${n} 处）` : one))
    .join('、')
}

type WordsProps = Omit<Props, 'mayUrge'> & { what: 'urge' | 'comment'; onClose: () => void }

function Words({ what, id, face, waiting, urging: plan, onClose }: WordsProps) {
  const router = useRouter()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const urging = what === 'urge'
  const send = () =>
    start(async () => {
      const outcome = urging ? await urgeAction(id, words) : await commentAction(id, words, open)
      if (!outcome.ok) return setError(outcome.message)
      toastDone(outcome.message ?? '已发送')
      onClose()
      router.refresh()
    })
  return (
    <Dialog title={urging ? '催办' : '留言'} open onOpenChange={(stays) => !stays && onClose()}>
      <div className="space-y-3">
        {urging && (
          <p className="text-sm text-muted">
            将提醒：{reachedInAll(waiting, plan)}
            。先催办理人，下一个工作日仍未办的催处室负责人，再报分管领导；每件每个工作日限催办一次
            {plan.taken ? `，上次催办 ${plan.taken}，请下一个工作日再催办。` : '。'}
          </p>
        )}
        <Field id="tool-words" label={urging ? '催办说明' : '留言'} required={!urging} error={error}>
          <Textarea id="tool-words" rows={3} value={words} onChange={(event) => setWords(event.target.value)} />
        </Field>
        {!urging && (
          <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
            {face === 'gov' ? '申报企业也可以看到' : '国资委经办也可以看到'}
          </Checkbox>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>取消</Button>
          <Button tone="primary" pending={pending} disabled={urging && plan.taken !== null} onClick={send}>
            {urging ? '发送催办' : '留言'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

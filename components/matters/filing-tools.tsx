'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { commentAction, urgeAction } from '@/app/actions'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toastDone } from '@/components/ui/toast'

type Props = {
  id: string
  face: 'gov' | 'ent'
  waiting: readonly { id: string; stepName: string; holderName: string | null }[]
  mayUrge: boolean
}

/** Beside a record that lies elsewhere: urge who has it, leave a note for one's own side or for both. */
export function FilingTools({ id, face, waiting, mayUrge }: Props) {
  const [asking, setAsking] = useState<'urge' | 'comment' | null>(null)
  return (
    <>
      {mayUrge && waiting.length > 0 && <Button onClick={() => setAsking('urge')}>催办</Button>}
      <Button onClick={() => setAsking('comment')}>留言</Button>
      {asking && <Words key={asking} what={asking} id={id} face={face} waiting={waiting} onClose={() => setAsking(null)} />}
    </>
  )
}

type WordsProps = Omit<Props, 'mayUrge'> & { what: 'urge' | 'comment'; onClose: () => void }

function Words({ what, id, face, waiting, onClose }: WordsProps) {
  const router = useRouter()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const urging = what === 'urge'
  const send = () =>
    start(async () => {
      const outcome = urging
        ? await urgeAction(
            waiting.map((task) => task.id),
            words,
          )
        : await commentAction(id, words, open)
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
            将提醒：{waiting.map((task) => `${task.stepName}${task.holderName ? ` ${task.holderName}` : ''}`).join('、')}
            。同一任务每天催办一次。
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
          <Button tone="primary" pending={pending} onClick={send}>
            {urging ? '发送催办' : '留言'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { AttemptKeys } from '@/components/patterns/opinion/attempt-key'
import type { OpinionAction, Signature, SubmitOpinion } from '@/components/patterns/opinion/opinion-types'
import { toastDone } from '@/components/ui/toast'

/** What went wrong with the last attempt, in words for the person; fields by their key. */
export type Trouble = { message: string; fields: Readonly<Record<string, string>> }

type Options = { taskId: string; submit: SubmitOpinion; onDone: () => void }

/** Sends a decision at most once at a time; keeps everything typed when it is refused or the line breaks. */
export function useDecision({ taskId, submit, onDone }: Options) {
  const router = useRouter()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [running, setRunning] = useState<string | null>(null)
  const [, start] = useTransition()
  const keys = useRef<AttemptKeys>(null)
  const busy = useRef(false)

  const decide = (action: OpinionAction, opinion: string, extra: Readonly<Record<string, string>>, signature: Signature | null = null) => {
    if (busy.current) return
    busy.current = true
    keys.current ??= new AttemptKeys()
    const key = keys.current.keyFor(JSON.stringify([action.action, opinion, extra, signature]))
    setTrouble(null)
    setRunning(action.action)
    start(async () => {
      try {
        const result = await submit({ taskId, action: action.action, opinion, extra, key, ...(signature ? { signature } : {}) })
        keys.current?.answered()
        if (!result.ok) return setTrouble({ message: result.message, fields: result.fields ?? {} })
        onDone()
        toastDone(result.message ?? `${action.label}：已办理`)
        if (result.href) router.push(result.href)
        else router.refresh()
      } catch {
        setTrouble({ message: '未收到系统回应，不能确定是否已办理。意见已保留，请重试；重复提交只会办理一次。', fields: {} })
      } finally {
        busy.current = false
        setRunning(null)
      }
    })
  }
  return { decide, trouble, setTrouble, running }
}

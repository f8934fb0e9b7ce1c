'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { psiMessagesAction, sendPsiMessageAction } from '@/app/actions/psi-actions'
import { breathe, forgetOwn, keepOwn, loadOwn, newOwn } from '@/components/procurement/psi/local-own'
import { readCodes, refusalOf } from '@/lib/procurement/psi/codes'
import type { Side } from '@/lib/procurement/psi/message'
import { bytesOf, readOwn, toBase64 } from '@/lib/procurement/psi/own-file'
import { type Course, nextMessage, type Own, type PsiMode, type PsiResult, resultOf } from '@/lib/procurement/psi/protocol'

type Given = { id: string; mode: PsiMode; side: Side }

/** The side of a comparison that runs in this browser: list and key, the next message, the result. */
export function usePsi({ id, mode, side }: Given) {
  const router = useRouter()
  const [own, setOwn] = useState<Own | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [result, setResult] = useState<PsiResult | null>(null)
  useEffect(() => setOwn(loadOwn(id)), [id])

  const take = useCallback(
    (next: Own) => {
      keepOwn(id, next)
      setOwn(next)
      setFault(null)
    },
    [id],
  )
  const progress = async (done: number) => {
    setShare(done * 100)
    await breathe()
  }
  const attempt = async (work: () => Promise<void>) => {
    setFault(null)
    setShare(0)
    try {
      await work()
    } catch (error) {
      setFault(error instanceof Error ? error.message : '计算没有完成，请重试。')
    } finally {
      setShare(null)
    }
  }
  const course = async (): Promise<Course> => {
    const told = await psiMessagesAction(id)
    if (!told.ok) throw new Error(told.message)
    return { session: id, mode, side, messages: bytesOf(told.result) }
  }
  const deliver = async (round: number, message: string) => {
    const sent = await sendPsiMessageAction(id, round, message)
    if (!sent.ok) throw new Error(sent.message)
    router.refresh()
  }
  return {
    own,
    share,
    fault,
    result,
    course,
    readList: (text: string) => {
      const list = readCodes(text)
      const refusal = refusalOf(list)
      if (refusal) setFault(refusal)
      else take(newOwn(list.codes))
    },
    readProgress: (text: string) => attempt(async () => take(readOwn(text, id))),
    forget: () => {
      forgetOwn(id)
      setOwn(null)
      setResult(null)
    },
    send: (held: Own) =>
      attempt(async () => {
        const { round, message } = await nextMessage(await course(), held, progress)
        await deliver(round, toBase64(message))
      }),
    /** A message that the command line worked out. */
    sendFile: (round: number, text: string) => attempt(() => deliver(round, text.trim())),
    find: (held: Own) => attempt(async () => setResult(await resultOf(await course(), held, progress))),
  }
}

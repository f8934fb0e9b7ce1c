'use client'

import { useEffect, useState, useTransition } from 'react'
import { orderHandbookAction } from '@/app/actions/filing-actions'
import { Button, ButtonLink } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { toastFailed } from '@/components/ui/toast'
import type { EditionState } from '@/lib/matters/handbook/edition'

type Props = { scope: string; label: string; edition: EditionState | null }

/** The print of the handbook or of one matter: ordered here, followed while it is being made, taken away when it is there. */
export function BookDownload({ scope, label, edition }: Props) {
  const [state, setState] = useState(edition)
  const [ordering, start] = useTransition()
  const working = state?.status === 'waiting' || state?.status === 'printing'
  useEffect(() => {
    if (!working) return
    const ask = async () => {
      const answer = await fetch(`/api/handbook?scope=${scope}`).catch(() => null)
      if (answer?.ok) setState(await answer.json())
    }
    const timer = setInterval(ask, 1000)
    return () => clearInterval(timer)
  }, [working, scope])
  const order = () =>
    start(async () => {
      const outcome = await orderHandbookAction(scope)
      if (outcome.ok) setState(outcome.result)
      else toastFailed(outcome.message)
    })
  if (state?.status === 'done') return <ButtonLink href={`/api/handbook/${state.id}`}>下载 PDF（{state.pages} 页）</ButtonLink>
  if (working)
    return (
      <div role="status" className="flex items-center gap-2 text-sm text-muted">
        <Progress className="w-24" label={`${label}进度`} value={shareOf(state)} />
        {state.status === 'waiting' ? '排队中' : `正在排版，已绘 ${state.done} / ${state.total} 个事项`}
      </div>
    )
  return (
    <>
      {state?.status === 'failed' && (
        <span role="alert" className="text-sm text-danger">
          {state.error}
        </span>
      )}
      <Button pending={ordering} onClick={order}>
        {label}
      </Button>
    </>
  )
}

// Drawing is the smaller part of the work; the bar is full only when the file is there.
const shareOf = ({ status, done, total }: EditionState) => (status === 'waiting' ? 5 : 20 + (done / Math.max(1, total)) * 40)

import { clsx } from 'clsx'
import { CircleCheck, CircleX, LoaderCircle } from '@/components/ui/icon'
import { Progress } from '@/components/ui/progress'

export type WorkStep = {
  key: string
  label: string
  state: 'done' | 'running' | 'waiting' | 'failed'
  note?: string /** 0–100, of the running step. */
  share?: number
}

const words = { done: '已完成', running: '进行中', waiting: '等待', failed: '未成功' }

/** How far a long task is (import, printing, risk run), step by step; it can be left and found again. */
export function ProgressSteps({ steps, label }: { steps: readonly WorkStep[]; label: string }) {
  return (
    <ol aria-label={label} className="space-y-2">
      {steps.map((step) => (
        <li key={step.key} aria-current={step.state === 'running' ? 'step' : undefined} className="flex gap-2">
          <Mark state={step.state} />
          <div className="min-w-0 flex-1">
            <p className={clsx(step.state === 'waiting' && 'text-muted', step.state === 'failed' && 'text-danger')}>
              {step.label}
              <span className="ml-2 text-xs text-muted">{step.note ?? words[step.state]}</span>
            </p>
            {step.state === 'running' && step.share !== undefined && <Progress value={step.share} label={step.label} className="mt-1" />}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mark({ state }: { state: WorkStep['state'] }) {
  const place = 'mt-0.5 size-4.5 shrink-0'
  if (state === 'done') return <CircleCheck aria-hidden className={clsx(place, 'text-ok')} />
  if (state === 'failed') return <CircleX aria-hidden className={clsx(place, 'text-danger')} />
  if (state === 'running') return <LoaderCircle aria-hidden className={clsx(place, 'animate-spin text-brand')} />
  return <span aria-hidden className={clsx(place, 'rounded-full border-2 border-line-strong')} />
}

import { clsx } from 'clsx'
import { Check, CircleDot } from 'lucide-react'

export type Step = {
  key: string
  name: string
  state: 'passed' | 'current' | 'future' | 'skipped'
  /** Who and when, or the condition under which it comes: 产权管理处 · 第 6 日. */
  note?: string
}

/** The way of a filing through its steps; scrolls sideways on a phone with the current step in view. */
export function StepBar({ steps, label = '办理环节' }: { steps: readonly Step[]; label?: string }) {
  return (
    <ol aria-label={label} className="scroll-thin flex gap-1 overflow-x-auto rounded-lg border border-line bg-white px-4 py-2.5">
      {steps.map((step, index) => (
        <li
          key={step.key}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className={clsx('flex min-w-24 flex-1 shrink-0 gap-2', index === steps.length - 1 && 'flex-none!')}
        >
          <Mark state={step.state} index={index} />
          <div className="min-w-0 flex-1">
            <p className="flex items-center gap-2 whitespace-nowrap">
              <span
                className={clsx(
                  step.state === 'current' && 'font-bold text-brand',
                  step.state === 'passed' && 'font-medium text-ok',
                  step.state === 'future' && 'text-muted',
                  step.state === 'skipped' && 'text-muted line-through',
                )}
              >
                {step.name}
              </span>
              {index < steps.length - 1 && (
                <span aria-hidden className={clsx('h-px min-w-3 flex-1', step.state === 'passed' ? 'bg-ok/40' : 'bg-line-strong')} />
              )}
            </p>
            <p className="pr-2 text-xs whitespace-nowrap text-muted">{step.note ?? words[step.state]}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

const words = { passed: '已完成', current: '办理中', future: '未开始', skipped: '不涉及' }

function Mark({ state, index }: { state: Step['state']; index: number }) {
  const circle = 'mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-full text-2xs'
  if (state === 'passed')
    return (
      <span className={clsx(circle, 'bg-ok text-white')}>
        <Check aria-hidden className="size-3" strokeWidth={3} />
        <span className="sr-only">已完成</span>
      </span>
    )
  if (state === 'current')
    return (
      <span className={clsx(circle, 'bg-brand text-white')}>
        <CircleDot aria-hidden className="size-3" />
      </span>
    )
  return <span className={clsx(circle, 'border border-line-strong text-muted')}>{index + 1}</span>
}

'use client'

import { clsx } from 'clsx'
import { useState } from 'react'
import { Check, ChevronDown, CircleDot } from '@/components/ui/icon'

export type Step = {
  key: string
  name: string
  state: 'passed' | 'current' | 'future' | 'skipped'
  /** Who and when, or the condition under which it comes: 产权管理处 · 第 6 日. */
  note?: string
}

type Props = { steps: readonly Step[]; label?: string }

const words = { passed: '已完成', current: '办理中', future: '未开始', skipped: '不涉及' }
const names = { passed: 'font-medium text-ok', current: 'font-bold text-brand', future: 'text-muted', skipped: 'text-muted line-through' }

/** The way of a filing through its steps: one line on a desk; on a phone the present step, which opens to all of them. */
export function StepBar({ steps, label = '办理环节' }: Props) {
  return (
    <div className="shrink-0 rounded-lg border border-line bg-white">
      <Line steps={steps} label={label} />
      <Folded steps={steps} label={label} />
    </div>
  )
}

function Line({ steps, label }: Required<Props>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a line that scrolls must be reachable with the keyboard
    <ol aria-label={label} tabIndex={0} className="scroll-thin relative flex gap-2 overflow-x-auto px-4 py-2.5 max-sm:hidden">
      {steps.map((step, index) => {
        const last = index === steps.length - 1
        return (
          <li
            key={step.key}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className={clsx('flex min-w-max gap-2', !last && 'flex-1')}
          >
            <Mark state={step.state} index={index} silent={!step.note} />
            <div className="flex-1">
              <p className="flex items-center gap-2 whitespace-nowrap">
                <span className={names[step.state]}>{step.name}</span>
                {!last && (
                  <span aria-hidden className={clsx('h-px min-w-4 flex-1', step.state === 'passed' ? 'bg-ok/40' : 'bg-line-strong')} />
                )}
              </p>
              <p className="text-xs whitespace-nowrap text-muted">{step.note ?? words[step.state]}</p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Folded({ steps, label }: Required<Props>) {
  const [open, setOpen] = useState(false)
  const at = steps.findIndex((step) => step.state === 'current')
  const here = steps[at] ?? steps.at(-1)
  if (!here) return null
  return (
    <details className="group px-3 py-2 sm:hidden" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-9 list-none items-center gap-2">
        <Mark state={here.state} index={at} />
        <span className={names[here.state]}>{here.name}</span>
        <span className="min-w-0 flex-1 truncate text-xs text-muted">{here.note}</span>
        <span className="text-xs text-muted">{at === -1 ? `共 ${steps.length} 环节` : `${at + 1} / ${steps.length}`}</span>
        <ChevronDown aria-hidden className="size-4 text-muted transition-transform group-open:rotate-180" />
      </summary>
      {open && (
        <ol aria-label={label} className="mt-1 space-y-2 border-t border-line pt-2">
          {steps.map((step, index) => (
            <li key={step.key} className="flex gap-2">
              <Mark state={step.state} index={index} silent={!step.note} />
              <span className={names[step.state]}>{step.name}</span>
              <span className="ml-auto text-xs leading-6 text-muted">{step.note ?? words[step.state]}</span>
            </li>
          ))}
        </ol>
      )}
    </details>
  )
}

/** `silent` = what it shows is also said beside it. */
function Mark({ state, index, silent = false }: { state: Step['state']; index: number; silent?: boolean }) {
  const circle = 'mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-full text-2xs'
  if (state === 'passed')
    return (
      <span className={clsx(circle, 'bg-ok text-white')}>
        <Check aria-hidden className="size-3 stroke-3" />
        {!silent && <span className="sr-only">已完成</span>}
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

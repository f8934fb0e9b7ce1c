import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { DateTime } from '@/components/patterns/date-time'

export type TimelineEntry = {
  id: string
  /** What was done: 初审通过，报处长复核. */
  title: string
  person: string | null
  place: string | null
  at: string | null
  opinion?: string | null
  /** Working days used in this step and how many were allowed. */
  used?: { days: number; allowed: number | null } | null
  tone?: 'ok' | 'danger' | 'warn' | 'current' | 'future'
  extra?: ReactNode
}

const dots = {
  ok: 'bg-ok',
  danger: 'bg-danger',
  warn: 'bg-warn',
  current: 'bg-brand ring-4 ring-brand-100',
  future: 'border-2 border-line-strong bg-white',
}

/** What happened in order: who, where, when, how many working days it took, what was said. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="relative">
      {entries.map((entry, index) => (
        <li key={entry.id} className="relative flex gap-3 pb-4 last:pb-0">
          {index < entries.length - 1 && <span aria-hidden className="absolute top-4 bottom-0 left-[4.5px] w-px bg-line" />}
          <span aria-hidden className={clsx('mt-1.5 size-2.5 shrink-0 rounded-full', dots[entry.tone ?? 'ok'])} />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <p className={clsx('font-medium', entry.tone === 'future' && 'text-muted')}>{entry.title}</p>
              {entry.at && <DateTime iso={entry.at} className="ml-auto text-xs text-muted" />}
            </div>
            <p className="text-xs text-muted">
              {[entry.person, entry.place].filter(Boolean).join(' · ')}
              {entry.used && <Used {...entry.used} />}
            </p>
            {entry.opinion && <p className="mt-1 rounded-md bg-sunken px-2.5 py-1.5 text-sm whitespace-pre-line">{entry.opinion}</p>}
            {entry.extra && <div className="mt-1">{entry.extra}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Used({ days, allowed }: { days: number; allowed: number | null }) {
  const over = allowed !== null && days > allowed
  return (
    <span className={clsx('ml-2', over && 'font-medium text-danger')}>
      用时 {days}
      {allowed !== null && ` / ${allowed}`} 个工作日{over && '，超期'}
    </span>
  )
}

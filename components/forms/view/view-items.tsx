'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { SourceState } from '@/lib/forms/values'
import { NoteMark } from './note-mark'
import { ShownText, type ShownValue } from './shown-text'
import { SourceBadge } from './source-badge'

/** A field to read: its value, where it comes from, what stood there before, why it was changed, the notes on it. */
export type ViewItem = {
  key: string
  label: string
  shown: ShownValue
  wide?: boolean
  /** Keeps the line breaks of what was typed. */
  lines?: boolean
  source?: SourceState
  before?: ReactNode
  reason?: string
  /** How many notes there are on it; absent = it cannot be noted on here. */
  notes?: number
}

/** Fields of a section, two columns from 768 px. */
export function ViewItems({ items }: { items: readonly ViewItem[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-2 md:grid-cols-2">
      {items.map(({ key, label, shown, wide, lines, source, before, reason, notes }) => (
        <div
          key={key}
          className={clsx('grid min-w-0 grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 max-sm:grid-cols-1', wide && 'md:col-span-2')}
        >
          <dt className="text-muted">
            {label}
            {notes !== undefined && <NoteMark of={key} title={label} count={notes} />}
          </dt>
          <dd className={clsx('min-w-0', lines && 'whitespace-pre-wrap')}>
            <ShownText {...shown} />
            {source && (
              <span className="ml-2">
                <SourceBadge source={source} />
              </span>
            )}
            {before}
            {reason && <span className="mt-0.5 block text-xs text-warn">修改说明：{reason}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

'use client'

import { type MouseEvent, type ReactNode, useState } from 'react'
import { NoteDialog } from '@/components/matters/notes/note-dialog'
import type { Notes } from '@/components/matters/notes/note-types'

type Props = Notes & { labels: Readonly<Record<string, string>>; children: ReactNode }

/** Around a form to read whose fields may be noted on: opens the notes of the field whose mark is pressed. */
export function NotedForm({ labels, children, ...notes }: Props) {
  const [field, setField] = useState<string | null>(null)
  const press = ({ target }: MouseEvent) => {
    const mark = (target as Element).closest<HTMLElement>('[data-note]')
    if (mark?.dataset.note) setField(mark.dataset.note)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only hears the marks inside, whose Enter is a click
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears the marks inside
    <div onClick={press}>
      {children}
      {field && (
        <NoteDialog
          {...notes}
          threads={notes.threads.filter((one) => one.field === field)}
          title={labels[field] ?? field}
          anchor={{ field }}
          onLeave={() => setField(null)}
        />
      )}
    </div>
  )
}

'use client'

import { clsx } from 'clsx'
import { useState } from 'react'
import { NoteForm } from '@/components/matters/notes/note-form'
import { NoteThreadView } from '@/components/matters/notes/note-thread-view'
import type { NoteAnchor, Notes } from '@/components/matters/notes/note-types'
import { Dialog } from '@/components/ui/dialog'
import { MessageSquareText } from '@/components/ui/icon'

type Props = Notes & { title: string; anchor: NoteAnchor }

/** Beside what may be noted on: how many notes there are; pressed, they open and another can be written. */
export function NoteButton({ filingId, threads, title, anchor }: Props) {
  const [open, setOpen] = useState(false)
  const count = threads.length
  return (
    <>
      <button
        type="button"
        aria-label={count > 0 ? `${title}：${count} 条批注` : `批注：${title}`}
        onClick={() => setOpen(true)}
        className={clsx(
          'ml-1.5 inline-flex min-h-6 min-w-6 items-center justify-center gap-0.5 rounded-md px-1 align-middle text-xs',
          count > 0 ? 'bg-warn-50 font-medium text-warn' : 'text-muted hover:bg-ground hover:text-brand',
        )}
      >
        <MessageSquareText aria-hidden className="size-3.5" />
        {count > 0 && count}
      </button>
      {open && (
        <Dialog open onOpenChange={setOpen} title={`批注：${title}`}>
          <div className="space-y-4">
            {threads.map((thread) => (
              <div key={thread.id} className="space-y-2 border-b border-line pb-3">
                <NoteThreadView thread={thread} />
                <NoteForm filingId={filingId} label="回复这条批注" parentId={thread.id} rows={1} />
              </div>
            ))}
            <NoteForm
              filingId={filingId}
              label="写批注（仅监管机构内部可见，写下后不可修改）"
              anchor={anchor}
              onDone={() => setOpen(false)}
            />
          </div>
        </Dialog>
      )}
    </>
  )
}

'use client'

import { NoteForm } from '@/components/matters/notes/note-form'
import { NoteThreadView } from '@/components/matters/notes/note-thread-view'
import type { NoteAnchor, Notes } from '@/components/matters/notes/note-types'
import { Dialog } from '@/components/ui/dialog'

type Props = Notes & { title: string; anchor: NoteAnchor; onLeave: () => void }

/** The notes on one thing: they can be read and answered, and another can be written. */
export function NoteDialog({ filingId, threads, title, anchor, onLeave }: Props) {
  return (
    <Dialog open onOpenChange={(open) => open || onLeave()} title={`批注：${title}`}>
      <div className="space-y-4">
        {threads.map((thread) => (
          <div key={thread.id} className="space-y-2 border-b border-line pb-3">
            <NoteThreadView thread={thread} />
            <NoteForm filingId={filingId} label="回复这条批注" parentId={thread.id} rows={1} />
          </div>
        ))}
        <NoteForm filingId={filingId} label="写批注（仅监管机构内部可见，写下后不可修改）" anchor={anchor} onDone={onLeave} />
      </div>
    </Dialog>
  )
}

import { DateTime } from '@/components/patterns/date-time'
import type { Note, NoteThread } from '@/lib/matters/signing/annotations-of'

/** A note and its answers, as they were written. */
export function NoteThreadView({ thread }: { thread: NoteThread }) {
  return (
    <div className="space-y-1.5">
      <NoteView note={thread} />
      {thread.answers.length > 0 && (
        <div className="space-y-1.5 border-l-2 border-line pl-3">
          {thread.answers.map((answer) => (
            <NoteView key={answer.id} note={answer} />
          ))}
        </div>
      )}
    </div>
  )
}

function NoteView({ note }: { note: Note }) {
  return (
    <div>
      <p className="text-sm break-words whitespace-pre-wrap">{note.text}</p>
      <p className="text-xs text-muted">
        {[note.byName, note.department].filter(Boolean).join(' · ')} · 第 {note.round} 轮 · <DateTime iso={note.at} />
      </p>
    </div>
  )
}

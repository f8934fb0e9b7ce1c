'use client'

import { useState } from 'react'
import { NoteMark } from '@/components/forms/view/note-mark'
import { NoteDialog } from '@/components/matters/notes/note-dialog'
import type { NoteAnchor, Notes } from '@/components/matters/notes/note-types'

type Props = Notes & { title: string; anchor: NoteAnchor }

/** Beside what may be noted on: how many notes there are; pressed, they open and another can be written. */
export function NoteButton(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <NoteMark title={props.title} count={props.threads.length} onPress={() => setOpen(true)} />
      {open && <NoteDialog {...props} onLeave={() => setOpen(false)} />}
    </>
  )
}

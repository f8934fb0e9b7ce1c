'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState, useTransition } from 'react'
import { annotateAction } from '@/app/actions/note-actions'
import type { NoteAnchor } from '@/components/matters/notes/note-types'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { toastDone } from '@/components/ui/toast'

type Props = { filingId: string; label: string; anchor?: NoteAnchor; parentId?: string; rows?: number; onDone?: () => void }

/** Writes a note or an answer; keeps the words when it is refused. */
export function NoteForm({ filingId, label, anchor = {}, parentId, rows = 2, onDone }: Props) {
  const id = useId()
  const router = useRouter()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return setTrouble('请填写批注内容')
    start(async () => {
      const result = await annotateAction({ filingId, text, ...anchor, ...(parentId ? { parentId } : {}) })
      if (!result.ok) return setTrouble(result.message)
      setText('')
      setTrouble(null)
      toastDone(result.message ?? '批注已记录')
      router.refresh()
      onDone?.()
    })
  }
  return (
    <form onSubmit={submit} className="space-y-1.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Textarea
        id={id}
        rows={rows}
        placeholder={label}
        value={text}
        invalid={trouble !== null}
        onChange={(event) => setText(event.target.value)}
      />
      {trouble && (
        <p role="alert" className="text-sm text-danger">
          {trouble}
        </p>
      )}
      <Button type="submit" size="sm" pending={pending}>
        {parentId ? '回复' : '写下批注'}
      </Button>
    </form>
  )
}

import { useEffect, useState } from 'react'

const storageKey = (id: string) => `gz_draft_${id}`

function read(id: string): string | null {
  try {
    return localStorage.getItem(storageKey(id))
  } catch {
    return null
  }
}

function write(id: string, text: string | null): boolean {
  try {
    if (text === null || text === '') localStorage.removeItem(storageKey(id))
    else localStorage.setItem(storageKey(id), text)
    return true
  } catch {
    return false
  }
}

/** A text that survives leaving the page on this machine: what was typed wins over `initial`; `savedAt` is HH:MM of the last keeping. */
export function useDraft(id: string, initial: string) {
  const [text, setText] = useState(initial)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  useEffect(() => {
    const kept = read(id)
    if (kept !== null) setText(kept)
  }, [id])
  const change = (next: string) => {
    setText(next)
    if (write(id, next)) setSavedAt(new Date().toTimeString().slice(0, 5))
  }
  const forget = () => {
    write(id, null)
    setSavedAt(null)
  }
  return { text, change, forget, savedAt }
}

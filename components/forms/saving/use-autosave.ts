import { useCallback, useEffect, useRef, useState } from 'react'
import { draftOf } from '@/components/forms/use-form-values'
import { sameValue } from '@/lib/forms/diff'
import type { InspectedForm } from '@/lib/forms/parse-form'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'
import { type Backup, type BackupBox, openBackup } from './draft-backup'
import { DraftSaver, type SaveOutcome, type SaveState } from './draft-saver'

type Options = {
  definition: FormDefinition
  initial: FormValues
  version: number
  storageKey: string
  /** Raw values as typed, for the copy on this machine. */
  raw: FormValues
  /** The same as read, for the server. */
  inspected: InspectedForm
  onSave: (values: FormValues, version: number) => Promise<SaveOutcome>
  /** A copy of an earlier session was found that the server has not confirmed. */
  onFound: (backup: Backup) => void
}

/** Saves by itself, keeps a copy on this machine until the server has confirmed, and brings back what an earlier session left. */
export function useAutosave({ definition, initial, version, storageKey, raw, inspected, onSave, onFound }: Options) {
  // What cannot be read cannot be saved: its copy on this machine stays.
  const incomplete = inspected.malformed.length > 0
  const [state, setState] = useState<SaveState>({ kind: 'clean', savedAt: null })
  const [lastSavedAt, setLastSavedAt] = useState<string | null>(null)
  const save = useRef(onSave)
  const latest = useRef({ raw, incomplete, onFound })
  const box = useRef<BackupBox | null>(null)
  const [saver] = useState(
    () =>
      new DraftSaver({
        version,
        saved: initial,
        save: (values, number) => save.current(values, number),
        onState: (next) => {
          setState(next)
          if (next.kind === 'clean' && next.savedAt !== null) setLastSavedAt(next.savedAt)
        },
      }),
  )
  useEffect(() => {
    save.current = onSave
    latest.current = { raw, incomplete, onFound }
  })

  const keep = useCallback(() => {
    if (saver.pending || latest.current.incomplete) {
      box.current?.write({ values: latest.current.raw, version: saver.version, at: new Date().toISOString() })
    } else box.current?.clear()
  }, [saver])

  useEffect(() => {
    box.current = openBackup(storageKey, definition, { local: window.localStorage, session: window.sessionStorage })
    const found = box.current.read(new Date().toISOString())
    if (!found) return
    const typed = Object.keys(found.values).some((key) => !sameValue(found.values[key], initial[key]))
    if (typed) latest.current.onFound(found)
    else box.current.clear()
  }, [storageKey, definition, initial])

  const opened = useRef(inspected)
  useEffect(() => {
    // The first one is what the page came with; it is saved once it differs by something typed.
    if (opened.current !== inspected) saver.change(draftOf(definition, inspected, saver.saved))
  }, [saver, definition, inspected])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the copy follows every change of what is typed and of what is confirmed.
  useEffect(keep, [keep, raw, state, incomplete])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      keep()
      if (saver.pending || latest.current.incomplete) event.preventDefault()
    }
    const hide = () => {
      keep()
      if (document.visibilityState === 'hidden' && saver.current.kind === 'dirty') void saver.flush()
    }
    const online = () => saver.online()
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', online)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', online)
      document.removeEventListener('visibilitychange', hide)
      if (saver.current.kind === 'dirty') void saver.flush()
      else saver.dispose()
    }
  }, [saver, keep])

  const forget = useCallback(() => box.current?.clear(), [])
  return { saver, state, lastSavedAt, forget }
}

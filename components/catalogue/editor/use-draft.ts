import { useCallback, useEffect, useRef, useState } from 'react'
import { saveCatalogueDraftAction } from '@/app/actions/catalogue-actions'
import { DraftSaver, type SaveState } from '@/components/forms/saving/draft-saver'
import type { CatalogueFault } from '@/lib/matters/catalogue/check'

export type Body = Record<string, unknown>
type Opened = { id: string; version: number; body: Body; faults: readonly CatalogueFault[] }

const packed = (body: Body) => ({ body: JSON.stringify(body) })

/** A definition being edited: saves itself after a rest, keeps what is typed while the server is away, stops where somebody else saved. */
export function useDraft({ id, version, body: opened, faults: found }: Opened) {
  const [body, setBody] = useState(opened)
  const [faults, setFaults] = useState(found)
  const [state, setState] = useState<SaveState>({ kind: 'clean', savedAt: null })
  const [lastSavedAt, setLastSavedAt] = useState<string | null>(null)
  const newest = useRef(opened)
  const [saver] = useState(
    () =>
      new DraftSaver({
        version,
        saved: packed(opened),
        save: async (values, number) => {
          const outcome = await saveCatalogueDraftAction(id, number, JSON.parse(String(values.body)) as Body)
          if ('later' in outcome) throw new Error(outcome.later)
          if ('faults' in outcome) setFaults(outcome.faults)
          return outcome
        },
        onState: (next) => {
          setState(next)
          if (next.kind === 'clean' && next.savedAt !== null) setLastSavedAt(next.savedAt)
        },
      }),
  )
  const change = useCallback(
    (next: Body) => {
      newest.current = next
      setBody(next)
      saver.change(packed(next))
    },
    [saver],
  )
  /** After somebody else saved: goes on with mine over theirs, or with theirs. */
  const settle = useCallback(
    (mine: boolean) => {
      if (saver.current.kind !== 'conflict') return
      const theirs = JSON.parse(String(saver.current.conflict.values.body)) as Body
      const kept = mine ? newest.current : theirs
      newest.current = kept
      setBody(kept)
      saver.resolve(packed(kept))
    },
    [saver],
  )
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.pending) event.preventDefault()
    }
    const hide = () => {
      if (document.visibilityState === 'hidden' && saver.current.kind === 'dirty') void saver.flush()
    }
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', hide)
      if (saver.current.kind === 'dirty') void saver.flush()
      else saver.dispose()
    }
  }, [saver])
  return { body, change, faults, state, lastSavedAt, saver, settle }
}

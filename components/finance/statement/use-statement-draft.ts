'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { saveStatementAction } from '@/app/actions/finance-actions'
import type { EditorRecord } from '@/components/finance/statement/statement-page'
import { followed } from '@/lib/finance/statement/follow-formulas'

/** A second without typing, then what is new is saved. */
const pause = 1000

type State = 'saved' | 'dirty' | 'saving' | 'refused'

/** What is typed into a statement: kept here until it is saved, one save at a time, and kept when a save is refused. */
export function useStatementDraft(record: EditorRecord) {
  const router = useRouter()
  const [values, setValues] = useState<Record<string, string>>(record.typed)
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [results, setResults] = useState(record.results)
  const [state, setState] = useState<State>('saved')
  const [refused, setRefused] = useState<string | null>(null)
  const dirty = useRef<Record<string, string>>({})
  const version = useRef(record.version)
  const busy = useRef(false)
  // What stands in the cells now, and which formula cells were worked out here: they go on following their parts.
  const typed = useRef(record.typed)
  const own = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(async () => {
    if (busy.current || Object.keys(dirty.current).length === 0) return
    busy.current = true
    const sent = dirty.current
    dirty.current = {}
    setState('saving')
    const computed = Object.keys(sent).filter((path) => own.current.has(path))
    const outcome = await saveStatementAction({ id: record.id, version: version.current, cells: sent, computed }).catch(() => ({
      ok: false as const,
      message: '没有连上平台，改动留在本页，恢复后会再保存。',
      fields: {},
    }))
    busy.current = false
    if (!outcome.ok) {
      dirty.current = { ...sent, ...dirty.current }
      setFaults(outcome.fields ?? {})
      setRefused(outcome.message)
      return setState('refused')
    }
    version.current = outcome.result.version
    setResults(outcome.result.results)
    setFaults({})
    setRefused(null)
    const more = Object.keys(dirty.current).length > 0
    setState(more ? 'dirty' : 'saved')
    if (more) timer.current = setTimeout(save, pause)
    else router.refresh()
  }, [record.id, router])

  const change = useCallback(
    (given: Record<string, string>) => {
      const cells = followed(given, typed.current, record.formulaCells, own.current)
      typed.current = { ...typed.current, ...cells }
      setValues((before) => ({ ...before, ...cells }))
      dirty.current = { ...dirty.current, ...cells }
      setState('dirty')
      clearTimeout(timer.current)
      timer.current = setTimeout(save, pause)
    },
    [save, record.formulaCells],
  )

  /** Files in the other unit from now on: amounts stay what they are and are shown anew. */
  const turn = useCallback(
    async (unit: '元' | '万元') => {
      if (busy.current || Object.keys(dirty.current).length > 0) return
      busy.current = true
      setState('saving')
      const outcome = await saveStatementAction({ id: record.id, version: version.current, cells: {}, unit }).catch(() => null)
      busy.current = false
      setState(outcome?.ok ? 'saved' : 'refused')
      if (!outcome?.ok) return setRefused(outcome?.message ?? '没有连上平台，金额单位没有改。')
      version.current = outcome.result.version
      setRefused(null)
      router.refresh()
    },
    [record.id, router],
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (Object.keys(dirty.current).length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      // Whoever leaves within the pause loses nothing.
      clearTimeout(timer.current)
      void save()
    }
  }, [save])

  return {
    ...{ values, faults, results, state, refused },
    type: (path: string, text: string) => change({ [path]: text }),
    paste: (cells: Record<string, string>) => change(cells),
    turn,
  }
}

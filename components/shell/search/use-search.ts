import { useRef, useState } from 'react'
import { type SearchAnswer, searchAnswerSchema } from '@/components/shell/search/search-results'

export type SearchState = { kind: 'idle' } | { kind: 'busy' } | { kind: 'failed' } | { kind: 'found'; answer: SearchAnswer }

const settleMs = 180

/** Asks `/api/search` once typing pauses; a newer question always wins over an older answer. */
export function useSearch(face: string) {
  const [state, setState] = useState<SearchState>({ kind: 'idle' })
  const running = useRef<AbortController>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const ask = (text: string) => {
    running.current?.abort()
    clearTimeout(timer.current)
    const query = text.trim()
    if (query === '') return setState({ kind: 'idle' })
    const mine = new AbortController()
    running.current = mine
    setState((old) => (old.kind === 'found' ? old : { kind: 'busy' }))
    timer.current = setTimeout(async () => {
      try {
        const address = `/api/search?face=${face}&q=${encodeURIComponent(query)}`
        const response = await fetch(address, { signal: mine.signal, headers: { accept: 'application/json' } })
        if (!response.ok) return setState({ kind: 'failed' })
        const answer = searchAnswerSchema.parse(await response.json())
        setState({ kind: 'found', answer })
      } catch {
        if (!mine.signal.aborted) setState({ kind: 'failed' })
      }
    }, settleMs)
  }
  return { state, ask }
}

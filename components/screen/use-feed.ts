import { useEffect, useReducer } from 'react'
import { type FeedState, nextFeed } from '@/components/screen/feed-state'
import { keepConnected } from '@/components/shell/live-connection'
import type { ScreenFigures } from '@/lib/dashboards/schema'

const settleMs = 800
const pollMs = 30_000

/** Keeps the figures of the screen: told by the platform, else asked for every half minute; survives a source that is gone. */
export function useFeed(first: ScreenFigures): FeedState {
  const [state, tell] = useReducer(nextFeed, { figures: first, source: 'polling', connected: false })
  useEffect(() => {
    let settle: ReturnType<typeof setTimeout> | undefined
    let asking = false
    const ask = async () => {
      if (asking) return
      asking = true
      try {
        const answer = await fetch('/api/dashboards/screen', { signal: AbortSignal.timeout(20_000) })
        if (answer.ok) tell({ kind: 'figures', figures: await answer.json() })
        else tell({ kind: 'failed', status: answer.status })
      } catch {
        tell({ kind: 'failed', status: null })
      } finally {
        asking = false
      }
    }
    const close = keepConnected('/api/live', {
      onChange: () => {
        clearTimeout(settle)
        settle = setTimeout(() => void ask(), settleMs)
      },
      onState: (connected) => tell({ kind: 'connected', connected }),
    })
    const poll = setInterval(() => void ask(), pollMs)
    return () => {
      close()
      clearTimeout(settle)
      clearInterval(poll)
    }
  }, [])
  return state
}

import { useEffect, useReducer } from 'react'
import { type Dated, type FeedState, nextFeed } from '@/components/screen/feed-state'
import { keepConnected } from '@/components/shell/live/live-connection'

const settleMs = 800
const pollMs = 30_000

/** Keeps the figures of a screen, asked for at `address`: told by the platform, else asked for every half minute; survives a source that is gone. */
export function useFeed<F extends Dated>(first: F, address: string): FeedState<F> {
  const [state, tell] = useReducer(nextFeed<F>, { figures: first, source: 'polling', connected: false } satisfies FeedState<F>)
  useEffect(() => {
    let settle: ReturnType<typeof setTimeout> | undefined
    let asking = false
    const ask = async () => {
      if (asking) return
      asking = true
      try {
        const answer = await fetch(address, { signal: AbortSignal.timeout(20_000) })
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
  }, [address])
  return state
}

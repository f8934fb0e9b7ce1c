/** Milliseconds to wait before the n-th reconnection (0 = first): 1, 2, 4 … at most 30 seconds. */
export function backoff(attempt: number): number {
  return Math.min(30_000, 1000 * 2 ** attempt)
}

type Handlers = { onChange: () => void; onState: (connected: boolean) => void }

/** Keeps an EventSource open: tells each message and each change of state, reconnects with backoff, closes when the returned function is called. */
export function keepConnected(address: string, { onChange, onState }: Handlers): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  const open = () => {
    source = new EventSource(address)
    source.onopen = () => {
      // Something may have changed while the line was down.
      if (attempt > 0) onChange()
      attempt = 0
      onState(true)
    }
    source.onmessage = onChange
    source.onerror = () => {
      source?.close()
      onState(false)
      timer = setTimeout(open, backoff(attempt))
      attempt += 1
    }
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

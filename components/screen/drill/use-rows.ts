import { useEffect, useState } from 'react'

/** A list behind a number while it is fetched and after. */
export type Loaded<Row> =
  | { state: 'loading' }
  | { state: 'failed'; words: string }
  | { state: 'ready'; rows: readonly Row[]; count: number }

/** Fetches a list once for its address; leaving before the answer drops it. */
export function useRows<Row>(address: string): Loaded<Row> {
  const [loaded, setLoaded] = useState<Loaded<Row>>({ state: 'loading' })
  useEffect(() => {
    const leave = new AbortController()
    read<Row>(address, leave.signal).then(
      (answer) => setLoaded(answer),
      () => leave.signal.aborted || setLoaded({ state: 'failed', words: '暂时读不到明细，请稍后再试。' }),
    )
    return () => leave.abort()
  }, [address])
  return loaded
}

async function read<Row>(address: string, signal: AbortSignal): Promise<Loaded<Row>> {
  const answer = await fetch(address, { signal })
  const body: { rows?: Row[]; count?: number; title?: string } = await answer.json()
  if (!answer.ok) return { state: 'failed', words: body.title ?? '暂时读不到明细，请稍后再试。' }
  return { state: 'ready', rows: body.rows ?? [], count: body.count ?? 0 }
}

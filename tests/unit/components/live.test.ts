import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { backoff, keepConnected } from '@/components/shell/live/live-connection'

class FakeSource {
  static made: FakeSource[] = []
  onopen: () => void = () => undefined
  onmessage: () => void = () => undefined
  onerror: () => void = () => undefined
  closed = false
  constructor(readonly address: string) {
    FakeSource.made.push(this)
  }
  close() {
    this.closed = true
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.made = []
  vi.stubGlobal('EventSource', FakeSource)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const last = () => FakeSource.made.at(-1)

function connected() {
  const seen = { changes: 0, states: [] as boolean[] }
  const close = keepConnected('/api/live', { onChange: () => seen.changes++, onState: (state) => seen.states.push(state) })
  return { seen, close }
}

describe('the line of live updates', () => {
  test('waits longer after each failure, at most half a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 9].map(backoff)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  })

  test('tells each message as one change', () => {
    const { seen } = connected()
    last()?.onopen()
    last()?.onmessage()
    last()?.onmessage()
    expect(seen).toEqual({ changes: 2, states: [true] })
  })

  test('reconnects after a break and then asks once for what was missed', () => {
    const { seen } = connected()
    last()?.onopen()
    last()?.onerror()
    expect(FakeSource.made).toHaveLength(1)
    vi.advanceTimersByTime(1000)
    expect(FakeSource.made).toHaveLength(2)
    last()?.onopen()
    expect(seen).toEqual({ changes: 1, states: [true, false, true] })
  })

  test('starts counting anew after a good connection', () => {
    connected()
    last()?.onerror()
    vi.advanceTimersByTime(1000)
    last()?.onopen()
    last()?.onerror()
    vi.advanceTimersByTime(1000)
    expect(FakeSource.made).toHaveLength(3)
  })

  test('ends with the page: closed, and no later attempt', () => {
    const { close } = connected()
    last()?.onerror()
    close()
    vi.advanceTimersByTime(60_000)
    expect(FakeSource.made).toHaveLength(1)
    expect(last()?.closed).toBe(true)
  })
})

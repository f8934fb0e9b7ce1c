import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftSaver, type SaveOutcome, type SaveState } from '@/components/forms/saving/draft-saver'
import type { FormValues } from '@/lib/forms/schema'

const at = '2026-11-22T02:42:00.000Z'

function desk(answer: (values: FormValues, version: number) => Promise<SaveOutcome> | SaveOutcome) {
  const states: SaveState[] = []
  const save = vi.fn(async (values: FormValues, version: number) => answer(values, version))
  const saver = new DraftSaver({ version: 1, saved: { a: null }, save, onState: (state) => states.push(state) })
  return { saver, save, kinds: () => states.map((state) => state.kind), states }
}

const ok = (_: FormValues, version: number): SaveOutcome => ({ version: version + 1, savedAt: at })

describe('saving while typing', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('waits for a rest of 1.2 seconds and saves the newest values once', async () => {
    const { saver, save, kinds } = desk(ok)
    saver.change({ a: '1' })
    await vi.advanceTimersByTimeAsync(1000)
    saver.change({ a: '12' })
    await vi.advanceTimersByTimeAsync(1199)
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(save.mock.calls).toEqual([[{ a: '12' }, 1]])
    expect(kinds()).toEqual(['dirty', 'dirty', 'saving', 'clean'])
    expect(saver.version).toBe(2)
    expect(saver.pending).toBe(false)
  })

  it('saves what was typed during a save next, on the version it made', async () => {
    let release = () => {}
    const { saver, save } = desk(async (values, version) => {
      if (version === 1) await new Promise<void>((resolve) => (release = resolve))
      return ok(values, version)
    })
    saver.change({ a: '1' })
    await vi.advanceTimersByTimeAsync(1200)
    saver.change({ a: '2' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(save).toHaveBeenCalledTimes(1)
    release()
    await vi.advanceTimersByTimeAsync(1200)
    expect(save.mock.calls[1]).toEqual([{ a: '2' }, 2])
  })

  it('does not save what was typed and taken back', async () => {
    const { saver, save, kinds } = desk(ok)
    saver.change({ a: '1' })
    saver.change({ a: '' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(save).not.toHaveBeenCalled()
    expect(kinds().at(-1)).toBe('clean')
  })

  it('tries again, more and more seldom, while the server cannot be reached, and at once when the network is back', async () => {
    let reachable = false
    const { saver, save } = desk((values, version) => {
      if (!reachable) throw new TypeError('fetch failed')
      return ok(values, version)
    })
    saver.change({ a: '1' })
    await vi.advanceTimersByTimeAsync(1200 + 4000 + 8000)
    expect(save).toHaveBeenCalledTimes(3)
    expect(saver.current.kind).toBe('offline')
    expect(saver.pending).toBe(true)
    reachable = true
    saver.online()
    await vi.advanceTimersByTimeAsync(0)
    expect(saver.current).toEqual({ kind: 'clean', savedAt: at })
  })

  it('keeps the words of the server and tries again with the next change', async () => {
    let refused = true
    const { saver, save } = desk((values, version) => (refused ? { error: '办件已提交，不能修改' } : ok(values, version)))
    saver.change({ a: '1' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).toHaveBeenCalledTimes(1)
    expect(saver.current).toEqual({ kind: 'failed', message: '办件已提交，不能修改' })
    refused = false
    saver.change({ a: '2' })
    await vi.advanceTimersByTimeAsync(1200)
    expect(saver.current.kind).toBe('clean')
  })

  it('stops at a conflict and goes on from the version of the other side', async () => {
    const conflict = { values: { a: '9' }, version: 5, by: '王芳', at }
    const { saver, save } = desk((values, version) => (version === 1 ? { conflict } : ok(values, version)))
    saver.change({ a: '1' })
    await vi.advanceTimersByTimeAsync(1200)
    saver.change({ a: '12' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).toHaveBeenCalledTimes(1)
    expect(saver.current).toEqual({ kind: 'conflict', conflict })
    saver.resolve({ a: '12' })
    await vi.advanceTimersByTimeAsync(1200)
    expect(save.mock.calls[1]).toEqual([{ a: '12' }, 5])
    expect(saver.version).toBe(6)
  })

  it('has nothing to save when theirs was chosen', async () => {
    const conflict = { values: { a: '9' }, version: 5, by: '王芳', at }
    const { saver, save } = desk(() => ({ conflict }))
    saver.change({ a: '1' })
    await vi.advanceTimersByTimeAsync(1200)
    saver.resolve({ a: '9' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(save).toHaveBeenCalledTimes(1)
    expect(saver.current.kind).toBe('clean')
    expect(saver.version).toBe(5)
  })

  it('flushes at once and says whether everything is confirmed', async () => {
    const { saver, save } = desk(ok)
    saver.change({ a: '1' })
    expect(await saver.flush()).toBe(true)
    expect(save).toHaveBeenCalledTimes(1)
    const down = desk(() => ({ error: '不可修改' }))
    down.saver.change({ a: '1' })
    expect(await down.saver.flush()).toBe(false)
  })
})

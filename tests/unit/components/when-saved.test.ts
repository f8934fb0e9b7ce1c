import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whenSaved } from '@/components/shell/live/when-saved'

/** A page that would ask before it is closed as long as something is unsaved. */
class Page extends EventTarget {
  unsaved = false
  constructor() {
    super()
    this.addEventListener('beforeunload', (event) => this.unsaved && event.preventDefault())
  }
}
const forgotten = vi.fn()
const work = vi.fn(() => forgotten)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.clearAllMocks()
})

test('with nothing unsaved it is done at once, and can be forgotten', () => {
  whenSaved(work, new Page())()
  expect(work).toHaveBeenCalledTimes(1)
  expect(forgotten).toHaveBeenCalledTimes(1)
})

test('while something is unsaved it waits, and is done once afterwards', () => {
  const page = new Page()
  page.unsaved = true
  whenSaved(work, page)
  vi.advanceTimersByTime(10_000)
  expect(work).not.toHaveBeenCalled()
  page.unsaved = false
  vi.advanceTimersByTime(10_000)
  expect(work).toHaveBeenCalledTimes(1)
})

test('what is forgotten while it waits is never done', () => {
  const page = new Page()
  page.unsaved = true
  const forget = whenSaved(work, page)
  forget()
  page.unsaved = false
  vi.advanceTimersByTime(10_000)
  expect(work).not.toHaveBeenCalled()
})

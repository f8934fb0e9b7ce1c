import { expect, test } from 'vitest'
import { whenOnline } from '@/components/shell/live/when-online'

class Place extends EventTarget {
  constructor(public navigator: { onLine: boolean }) {
    super()
  }
}
const asked = () => {
  let times = 0
  return { work: () => void times++, times: () => times }
}

test('on the network a page is asked for at once, and only once', () => {
  const place = new Place({ onLine: true })
  const { work, times } = asked()
  whenOnline(work, place)
  place.dispatchEvent(new Event('online'))
  expect(times()).toBe(1)
})

test('without a network it waits for it, and is asked for once', () => {
  const place = new Place({ onLine: false })
  const { work, times } = asked()
  whenOnline(work, place)
  expect(times()).toBe(0)
  place.dispatchEvent(new Event('online'))
  place.dispatchEvent(new Event('online'))
  expect(times()).toBe(1)
})

test('what is forgotten is not asked for any more', () => {
  const place = new Place({ onLine: false })
  const { work, times } = asked()
  whenOnline(work, place)()
  place.dispatchEvent(new Event('online'))
  expect(times()).toBe(0)
})

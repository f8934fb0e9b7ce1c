import { describe, expect, test } from 'vitest'
import { drawCity, pathOf } from '@/components/screen/draw-city'
import { filingsDrill, partAddress, partHref } from '@/components/screen/drill/drill'
import { type FeedState, nextFeed, sourceText } from '@/components/screen/feed-state'
import { actWord } from '@/lib/dashboards/rules/latest-act'
import type { ScreenFigures } from '@/lib/dashboards/schema'

const figuresOf = (asOf: string) => ({ asOf }) as ScreenFigures
const start: FeedState = { figures: figuresOf('2026-11-23T02:00:00.000Z'), source: 'polling', connected: false }

describe('where the numbers come from', () => {
  test('the head says live only while the platform tells of changes', () => {
    const live = nextFeed(start, { kind: 'connected', connected: true })
    expect([sourceText(start), sourceText(live)]).toEqual(['每 30 秒更新', '实时'])
    expect(nextFeed(live, { kind: 'connected', connected: false }).source).toBe('polling')
  })

  test('when the source is gone the last numbers stay, with their Shanghai time', () => {
    const lost = nextFeed(start, { kind: 'failed', status: null })
    expect(lost.figures).toBe(start.figures)
    expect(sourceText(lost)).toBe('数据源中断，显示 10:00 的数据')
    expect(nextFeed(lost, { kind: 'connected', connected: true }).source).toBe('lost')
  })

  test('numbers that come again end the interruption; older ones than those shown are dropped', () => {
    const lost = nextFeed(start, { kind: 'failed', status: 500 })
    const back = nextFeed(lost, { kind: 'figures', figures: figuresOf('2026-11-23T02:01:00.000Z') })
    expect([back.source, back.figures.asOf]).toEqual(['polling', '2026-11-23T02:01:00.000Z'])
    expect(nextFeed(back, { kind: 'figures', figures: start.figures }).figures).toBe(back.figures)
  })

  test('an ended session is said as such', () => {
    expect(sourceText(nextFeed(start, { kind: 'failed', status: 401 }))).toBe('登录已失效，显示 10:00 的数据')
  })
})

describe('the map of the city', () => {
  const label = { width: 104, height: 42 }
  const map = drawCity(824, 830, label)

  test('has the ten districts, all inside the drawing', () => {
    expect(map.districts.map((district) => district.adcode).sort()).toEqual(
      ['370202', '370203', '370211', '370212', '370213', '370214', '370215', '370281', '370283', '370285'].sort(),
    )
    const numbers = map.districts.flatMap(({ path }) =>
      [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((pair) => [Number(pair[1]), Number(pair[2])]),
    )
    expect(numbers.every(([x, y]) => x! >= 0 && x! <= 824 && y! >= 0 && y! <= 830)).toBe(true)
  })

  test('labels never meet and stay in the drawing; the three small districts have leader lines', () => {
    for (const [index, one] of map.districts.entries()) {
      expect([one.at[0] - label.width / 2 >= 0, one.at[0] + label.width / 2 <= 824]).toEqual([true, true])
      for (const other of map.districts.slice(index + 1)) {
        const apart = Math.abs(one.at[0] - other.at[0]) >= label.width || Math.abs(one.at[1] - other.at[1]) >= label.height
        expect([one.name, other.name, apart]).toEqual([one.name, other.name, true])
      }
    }
    for (const name of ['市南区', '市北区', '李沧区']) expect(map.districts.find((one) => one.name === name)?.leader).not.toBeNull()
  })

  test('a path keeps the shape and leaves out what cannot be seen', () => {
    const square = [0, 1, 2, 3].map((index) => [index > 1 ? 10 : 0, index % 3 === 0 ? 0 : 10] as const)
    expect(pathOf([[...square, [0.2, 0.2], [0.2, 0.3]]])).toBe('M0,0L0,10L10,10L10,0L0.2,0.2Z')
    expect(
      pathOf([
        [
          [0, 0],
          [0.1, 0],
          [0, 0.1],
        ],
      ]),
    ).toBe('')
  })
})

describe('what a number opens', () => {
  test('a list of the statistics always, the ledger where it can say the same and the person may open it', () => {
    const [open] = filingsDrill('在办', { tab: 'open', group: '0199b0a0-0000-7000-8000-000000000001' }).parts
    expect(partAddress(open!)).toBe('/api/dashboards/screen/filings?tab=open&group=0199b0a0-0000-7000-8000-000000000001')
    expect(partHref(open!, true)).toBe('/gov/filings?tab=open&group=0199b0a0-0000-7000-8000-000000000001')
    expect(partHref(open!, false)).toBeNull()
    const [today] = filingsDrill('今日办结', { concludedOn: '2026-11-23' }).parts
    expect(partHref(today!, true)).toBeNull()
    expect(partAddress({ label: '', enterprises: { level: 2, owner: 'city' } })).toBe(
      '/api/dashboards/screen/enterprises?level=2&owner=city',
    )
  })
})

describe('the word of an act', () => {
  const event = { action: 'pass', kind: '备案', statusAfter: 'running', returnedTo: null, accepts: false }

  test('a conclusion is called by the paper it ends in', () => {
    expect(actWord({ ...event, action: 'conclude', statusAfter: 'concluded' })).toEqual({ word: '备案', tone: 'done' })
    expect(actWord({ ...event, kind: '审批', statusAfter: 'concluded' })?.word).toBe('批复')
  })

  test('what goes back and what is accepted is told, steps inside the commission are not', () => {
    expect(actWord({ ...event, action: 'correct', statusAfter: 'correcting' })?.word).toBe('补正')
    expect(actWord({ ...event, action: 'return', returnedTo: 'enterprise' })?.word).toBe('退回')
    expect(actWord({ ...event, accepts: true })).toEqual({ word: '受理', tone: 'new' })
    expect(actWord({ ...event, statusAfter: 'rejected' })?.word).toBe('不予受理')
    expect(actWord({ ...event, action: 'return', returnedTo: 'review' })).toBeNull()
    expect(actWord(event)).toBeNull()
  })
})

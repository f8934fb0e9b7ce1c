import { rng } from '../../../rng'
import type { Days } from '../calendar'
import { rounded, several } from '../draw'
import { rowId } from '../identifiers'
import type { Planted } from '../plants/plant'
import type { Category, Market, Party, Sketch, Stage } from '../types'
import { type Basics, basicsOf, limits, mustTender } from './basics'
import { courseOf } from './dates'

/** All that a tender is made from: the market, the calendar, the cases by number of tender. */
export type Scene = { market: Market; days: Days; plan: ReadonlyMap<number, Planted> }

const span = 1826
/** The last notices lie a little after the day of the facts: purchases that are only planned. */
const ahead = 12

/** The day on which the n-th tender is announced. */
export const noticeDay = ({ market, days }: Pick<Scene, 'market' | 'days'>, n: number) =>
  days.work(days.today - span + Math.floor((n * (span + ahead)) / market.count))

/** The n-th tender; the same number gives the same tender whatever has been made before. */
export function sketchOf(scene: Scene, n: number): Sketch {
  const planted = scene.plan.get(n)
  const wish = wishOf(scene, n, planted)
  const chance = rng(`procurement:${n}`)
  const notice = noticeDay(scene, n)
  const mandatory = mustTender(wish)
  const course = courseOf(chance, scene.days, { ...wish, mandatory, notice })
  const year = Number(scene.days.text(notice).slice(0, 4))
  const budget = rounded(wish.estimate * (1 + chance.int(0, 4) / 100), 100)
  const sketch: Sketch = {
    ...wish,
    n,
    id: rowId('tender', n),
    chance,
    stage: planted ? 'awarded' : stageOf(scene, chance, course, n),
    year,
    lot: wish.follows === null ? (isFollowed(scene, n + 1) ? 1 : 0) : 2,
    scheme: 'UNSPSC',
    mandatory,
    limit: limits[wish.category],
    ceiling: rounded(wish.estimate * (0.965 + chance.int(0, 35) / 1000), 100),
    budget,
    agency:
      scene.market.agencies[(wish.buyer.short.length * 7 + chance.int(0, 5) * 5 + hash(wish.buyer.orgId)) % scene.market.agencies.length]!,
    bidders: [],
    course,
    winner: null,
    priceWeight: weights[wish.category],
  }
  sketch.bidders = biddersOf(scene, sketch, planted)
  planted?.plant.sketch?.(sketch, planted)
  return sketch
}

const weights: Readonly<Record<Category, number>> = { 施工: 0.5, 货物: 0.4, 服务: 0.3, 勘察设计监理: 0.25 }
const hash = (text: string) => Number.parseInt(text.slice(0, 4), 16)

function wishOf(scene: Scene, n: number, planted: Planted | undefined): Basics {
  const own = basicsOf(scene.market, n, noticeDay(scene, n))
  if (isFollowed(scene, n)) {
    const lead = basicsOf(scene.market, n - 1, noticeDay(scene, n - 1))
    return {
      ...lead,
      estimate: own.category === lead.category ? own.estimate : lead.estimate,
      size: own.size < 3 ? 4 : own.size,
      method: '公开招标',
      follows: n - 1,
    }
  }
  if (planted?.buyer) own.buyer = planted.buyer
  planted?.plant.wish?.(own, planted)
  return own
}

/** Whether tender n is the second lot of the project of the one before. */
export function isFollowed(scene: Scene, n: number): boolean {
  if (n % 3 !== 1 || scene.plan.has(n) || scene.plan.has(n - 1) || n >= scene.market.count) return false
  const lead = basicsOf(scene.market, n - 1, noticeDay(scene, n - 1))
  return lead.engineering && lead.method === '公开招标' && n % 5 !== 0
}

function stageOf({ days, market }: Scene, chance: Sketch['chance'], course: Sketch['course'], n: number): Stage {
  const fate = chance.next()
  if (course.notice > days.today) return 'planned'
  if (course.deadline >= days.today) return 'open'
  if (course.award + 3 > days.today) return 'opened'
  if (n > market.count * 0.01 && fate < 0.012) return 'unsuccessful'
  return fate < 0.018 ? 'cancelled' : 'awarded'
}

function biddersOf({ market }: Scene, sketch: Sketch, planted: Planted | undefined): Party[] {
  const cast = planted?.cast ?? []
  const apart = (party: Party) => party.apart.has(sketch.buyer.partyId) || party.apart.has(sketch.agency.partyId)
  const drawn = several(sketch.chance, market.pools[sketch.category], Math.max(0, sketch.size - cast.length), (party, chosen) =>
    cast.includes(party) || apart(party)
      ? false
      : !chosen.some((other) => party.apart.has(other.partyId)) && !cast.some((other) => party.apart.has(other.partyId)),
  )
  return [...cast, ...drawn]
}

import { type Rng, rng } from '../../../rng'
import { bell, rounded, wan } from '../draw'
import type { AwardRule, Category, Market, Method, Wish } from '../types'
import { lines, places, projects } from '../wording/trades'

/** 必须招标的工程项目规定: the estimate in 分 from which a purchase for construction must be put out to tender; for services the enterprises' own. */
export const limits: Readonly<Record<Category, number>> = { 施工: wan(400), 货物: wan(200), 服务: wan(100), 勘察设计监理: wan(100) }

export const mustTender = ({ category, engineering, estimate }: Pick<Wish, 'category' | 'engineering' | 'estimate'>) =>
  engineering && category !== '服务' && estimate >= limits[category]

export type Basics = Wish & { project: string; work: string; classCode: string }

const categories: readonly (readonly [Category, number])[] = [
  ['施工', 0.3],
  ['货物', 0.3],
  ['服务', 0.22],
  ['勘察设计监理', 0.18],
]
const medians: Readonly<Record<Category, number>> = { 施工: 900, 货物: 190, 服务: 110, 勘察设计监理: 140 }
const sizes: readonly (readonly [number, number])[] = [
  [3, 0.17],
  [4, 0.19],
  [5, 0.2],
  [6, 0.16],
  [7, 0.12],
  [8, 0.08],
  [9, 0.05],
  [10, 0.03],
]

/** What a tender is about, before cases are planted: follows from its number alone. `day` is the day it is announced. */
export function basicsOf(market: Market, n: number, day: number): Basics {
  const chance = rng(`procurement:basics:${n}`)
  const category = chance.weighted(categories)
  const engineering = category === '施工' || category === '勘察设计监理' || (category === '货物' && chance.chance(0.45))
  const estimate = estimateOf(chance, category)
  const must = mustTender({ category, engineering, estimate })
  const method = methodOf(chance, must, estimate)
  const buyer = buyerOf(market, chance, day)
  const [work, classCode] = chance.pick(lines[category])
  const project = `${chance.pick(places)}${chance.pick(projects)}`
  return {
    category,
    engineering,
    estimate,
    method,
    rule: ruleOf(chance, method),
    size: sizeOf(chance, method),
    buyer,
    work,
    classCode,
    project,
    follows: null,
  }
}

function estimateOf(chance: Rng, category: Category): number {
  for (;;) {
    const amount = wan(Math.min(60_000, Math.max(4, medians[category] * Math.exp(bell(chance, 0, 1.05)))))
    const limit = limits[category]
    // Just below the limit is where few honest estimates lie by themselves.
    if (amount >= limit * 0.9 && amount < limit && chance.chance(0.75)) continue
    return rounded(amount, amount > 100_000_000 ? 1_000_000 : 100_000)
  }
}

function methodOf(chance: Rng, must: boolean, estimate: number): Method {
  if (must) return chance.chance(0.95) ? '公开招标' : '邀请招标'
  if (estimate > wan(800)) return chance.chance(0.9) ? '公开招标' : '竞争谈判'
  return chance.weighted([
    ['公开招标', 0.24],
    ['邀请招标', 0.06],
    ['竞争谈判', 0.14],
    ['询比采购', 0.28],
    ['竞价采购', 0.14],
    ['直接采购', 0.14],
  ] as const)
}

export function ruleOf(chance: Rng, method: Method): AwardRule {
  if (method === '直接采购') return '其他'
  if (method === '竞争谈判') return '综合评估'
  if (method === '竞价采购') return '最低价'
  if (method === '询比采购') return chance.chance(0.85) ? '最低价' : '综合评估'
  return chance.weighted([
    ['综合评估', 0.54],
    ['均值基准价', 0.29],
    ['最低价', 0.17],
  ] as const)
}

function sizeOf(chance: Rng, method: Method): number {
  if (method === '直接采购') return 1
  if (method === '公开招标') return chance.weighted(sizes)
  return chance.int(3, method === '竞价采购' ? 6 : 5)
}

function buyerOf(market: Market, chance: Rng, day: number) {
  for (let tries = 0; tries < 60; tries++) {
    const buyer = chance.pick(market.lots)
    if (buyer.founded < day - 120) return buyer
  }
  return market.buyers.find((buyer) => buyer.founded < day - 120) ?? market.buyers[0]!
}

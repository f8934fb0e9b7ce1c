import { between, rounded } from '../draw'
import type { Offer, Sketch } from '../types'
import { amountsTo, pairWins, tendered, works } from './kit'
import type { Plant } from './plant'

const lowest = { rule: '最低价', size: 5 } as const
const all = 5

const priced = (
  kind: string,
  models: string[],
  amounts: (base: number, offers: Offer[], sketch: Sketch) => number[],
  plant: Partial<Plant> = {},
): Plant => ({
  kind,
  models,
  count: 5,
  members: all,
  wish: works(lowest),
  ...plant,
  offers: (offers, sketch) => amountsTo(offers, amounts(sketch.ceiling * between(sketch.chance, 0.86, 0.9), offers, sketch)),
})

/** 报价规律. */
export const pricePlants: readonly Plant[] = [
  priced('报价等差', ['WB038'], (base, offers) => offers.map((_, index) => base + index * base * 0.0137), { count: 8 }),
  priced('报价等比', ['WB039'], (base, offers) => offers.map((_, index) => base * 1.0163 ** index), { count: 8 }),
  priced('报价完全相同', ['WB041'], (_, offers) => offers.map(({ amount }, index) => (index === 1 ? offers[0]!.amount : amount)), {
    members: 2,
    count: 4,
  }),
  priced(
    '贴近最高限价的报价群',
    ['WB050'],
    (_, offers, { ceiling, chance }) => offers.map(() => ceiling * between(chance, 0.984, 0.9985)),
    { count: 4 },
  ),
  priced('整万报价聚集', ['WB051'], (_, offers) => offers.map(({ amount }) => rounded(amount, 1_000_000)), { count: 3 }),
  priced('报价离散过低', ['WB044'], (base, offers, { chance }) => offers.map(() => base * between(chance, 0.994, 1.006)), { count: 4 }),
  priced(
    '掩护报价',
    ['WB043'],
    (base, offers, { chance }) => offers.map((_, index) => (index === 0 ? base : base * 1.052 * between(chance, 0.997, 1.003))),
    { count: 4 },
  ),
  priced(
    '均值法陪衬报价',
    ['WB045'],
    (base, offers, { chance }) =>
      offers.map((_, index) => base * (index < 5 ? between(chance, 0.998, 1.002) : between(chance, 1.085, 1.1))),
    {
      count: 4,
      members: 7,
      wish: works({ rule: '均值基准价', size: 7 }),
    },
  ),
  {
    kind: '报价固定系数',
    models: ['WB040'],
    count: 4,
    tenders: 5,
    apart: 'years',
    cast: { members: 2, category: '施工', open: true },
    wish: works(lowest),
    offers: (offers, { chance }) => {
      const [first, second] = offers as [Offer, Offer]
      second.amount = Math.round((first.amount * 0.98) / 100) * 100
      first.merit = between(chance, 0.8, 0.85)
    },
  },
  {
    kind: '报价与未公开标底吻合',
    models: ['WB061'],
    count: 4,
    members: 1,
    wish: tendered(),
    sketch: (sketch) => {
      sketch.winner = 0
    },
    rows: (made) => {
      made.tender.reference_price = Math.round(made.offers[0]!.amount * 1.0004)
    },
  },
  {
    kind: '分项构成比例一致',
    models: ['WB058'],
    count: 3,
    members: 2,
    wish: works(),
    sketch: pairWins,
    rows: ({ rows }) => {
      const [first, second] = rows.bid!
      for (const part of ['labour_pct', 'material_pct', 'machine_pct', 'overhead_pct', 'profit_pct']) second![part] = first![part]
    },
  },
]

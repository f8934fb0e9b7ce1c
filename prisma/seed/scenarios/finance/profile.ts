import { rng } from '../../rng'
import type { OrgRow } from '../organisation/types'

/** What becomes of an enterprise over the years, beside the ordinary. */
export type Story = 'steady' | 'growth' | 'crunch' | 'stuffing' | 'guarantee' | 'indebted' | 'subsidised' | 'padded_pay'

/** The habits of an enterprise; amounts in 元, rates as fractions. */
export type Profile = {
  orgId: string
  revenue: number
  growth: number
  grossMargin: number
  admin: number
  research: number
  receivableDays: number
  stockDays: number
  payableDays: number
  assetsPerRevenue: number
  debtRatio: number
  interest: number
  season: readonly number[]
  staffPerMillion: number
  story: Story
  /** Months before the last in which the story begins to show. */
  since: number
  /** Cash kept for each 元 of debt and bills that fall due within a year. */
  cover: number
}

type Kind = Pick<Profile, 'grossMargin' | 'admin' | 'research' | 'receivableDays' | 'stockDays' | 'assetsPerRevenue' | 'debtRatio'> & {
  season: number[]
}

const flat = Array.from({ length: 12 }, () => 1)
const building = [0.6, 0.5, 0.9, 1, 1.05, 1.2, 1, 1, 1.1, 1.1, 1.2, 1.35]
const trade = [1.1, 0.8, 0.95, 0.95, 1, 1.05, 0.95, 0.95, 1.05, 1, 1.1, 1.1]
const heat = [1.6, 1.5, 1.3, 0.7, 0.6, 0.7, 0.8, 0.8, 0.6, 0.7, 1.2, 1.5]

const kind = (
  grossMargin: number,
  admin: number,
  research: number,
  receivableDays: number,
  stockDays: number,
  assetsPerRevenue: number,
  debtRatio: number,
  season: number[],
): Kind => ({
  ...{ grossMargin, admin, research, receivableDays, stockDays, assetsPerRevenue, debtRatio, season },
})

/** By the letter of the industry (GB/T 4754). */
const kinds: Readonly<Record<string, Kind>> = {
  C: kind(0.22, 0.07, 0.035, 70, 75, 1.5, 0.55, flat),
  D: kind(0.2, 0.06, 0.012, 45, 20, 2.6, 0.6, heat),
  E: kind(0.15, 0.04, 0.018, 110, 60, 1.5, 0.64, building),
  F: kind(0.09, 0.03, 0.002, 35, 40, 0.9, 0.62, trade),
  G: kind(0.24, 0.08, 0.006, 40, 12, 2.4, 0.58, trade),
  K: kind(0.29, 0.05, 0.001, 30, 260, 2.8, 0.67, building),
  L: kind(0.35, 0.12, 0.004, 50, 10, 3.2, 0.57, flat),
  N: kind(0.26, 0.09, 0.008, 90, 15, 2.8, 0.6, flat),
  I: kind(0.38, 0.14, 0.07, 80, 15, 1.3, 0.42, flat),
  J: kind(0.5, 0.15, 0.003, 25, 2, 4, 0.55, flat),
}
const otherwise = kind(0.24, 0.09, 0.006, 55, 25, 1.9, 0.56, flat)

const stories: readonly (readonly [Story, number])[] = [
  ['steady', 70],
  ['growth', 10],
  ['crunch', 4],
  ['stuffing', 4],
  ['guarantee', 3],
  ['indebted', 4],
  ['subsidised', 3],
  ['padded_pay', 2],
]

/** The habits of an enterprise, the same in every seeding. */
export function profileOf(org: OrgRow): Profile {
  const chance = rng(`finance:${org.id}`)
  const base = kinds[org.industry.slice(0, 1)] ?? otherwise
  const wobble = (value: number, by = 0.2) => value * (1 - by + 2 * by * chance.next())
  const capital = Number(org.registeredCapital) / 100
  const size = Math.min(3e9, Math.max(2e6, capital * (0.25 + 0.9 * chance.next())))
  const story = org.isDormant ? 'steady' : chance.weighted(stories)
  const revenue = org.isDormant ? 60_000 : size
  return {
    orgId: org.id,
    revenue,
    growth: story === 'growth' ? 0.18 + 0.2 * chance.next() : -0.04 + 0.12 * chance.next(),
    grossMargin: wobble(base.grossMargin, 0.14),
    admin: wobble(base.admin),
    research: wobble(base.research),
    receivableDays: wobble(base.receivableDays),
    stockDays: wobble(base.stockDays),
    payableDays: wobble(base.receivableDays * 0.9),
    assetsPerRevenue: wobble(base.assetsPerRevenue),
    debtRatio: Math.min(0.82, wobble(base.debtRatio, 0.12)),
    interest: 0.032 + 0.014 * chance.next(),
    season: base.season,
    staffPerMillion: wobble(0.9, 0.5),
    story,
    since: chance.int(3, 10),
    cover: story === 'indebted' ? 0 : 1.2 + 0.5 * chance.next(),
  }
}

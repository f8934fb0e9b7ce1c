import type { Standard } from '@/lib/finance/evaluation/standard'
import { Decimal } from '@/lib/kernel/decimal'
import type { Tx } from '@/lib/platform/db'

/** A set of standard values as the yearly book gives it. */
export type StandardPlace = { year: number; industry: string; size: string }
export type StandardSet = StandardPlace & { fictional: boolean; source: string; standards: Readonly<Record<string, Standard>> }

/** The set for everybody, where an industry has none of its own. */
const whole = { industry: '全国国有企业', size: '全行业' }

/** How a set stands in an address: `2025|全国国有企业|全行业`. */
export const placeKey = ({ year, industry, size }: StandardPlace): string => `${year}|${industry}|${size}`

/** All places that have values, newest year first. */
export async function standardPlaces(tx: Tx): Promise<StandardPlace[]> {
  return tx.evaluationStandard
    .groupBy({ by: ['year', 'industry', 'size'], orderBy: [{ year: 'desc' }, { industry: 'asc' }, { size: 'asc' }], take: 800 })
    .then((rows) => rows.map(({ year, industry, size }) => ({ year, industry, size })))
}

/** The sets of a year, or the one that was chosen. */
export async function standardSets(tx: Tx, year: number, chosen?: StandardPlace): Promise<StandardSet[]> {
  const rows = await tx.evaluationStandard.findMany({ where: chosen ?? { year }, orderBy: [{ industry: 'asc' }, { size: 'asc' }] })
  const sets = new Map<string, StandardSet & { standards: Record<string, Standard> }>()
  for (const row of rows) {
    const place = { year: row.year, industry: row.industry, size: row.size }
    const set = sets.get(placeKey(place)) ?? { ...place, fictional: false, source: row.source, standards: {} }
    sets.set(placeKey(place), set)
    const five = [row.best, row.good, row.mean, row.low, row.poor].map((value) => new Decimal(value.toString()))
    set.standards[row.indicator] = five as unknown as Standard
    set.fictional ||= row.fictional
  }
  return [...sets.values()]
}

/**
 * The set an enterprise is measured by: that of its own industry over all sizes, else that of all state enterprises; null where neither is there.
 * A size is chosen by a person: the register does not keep the size by which the book divides.
 */
export function setFor(sets: readonly StandardSet[], industryName: string, chosen: boolean): StandardSet | null {
  if (chosen) return sets[0] ?? null
  const at = (industry: string) => sets.find((set) => set.industry === industry && set.size === whole.size)
  return at(industryName) ?? at(whole.industry) ?? null
}

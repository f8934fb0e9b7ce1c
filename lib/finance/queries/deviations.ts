import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { type StandardSet, setFor, standardPlaces, standardSets } from '../evaluation/standard-sets'
import type { Indicator } from '../indicators/definition'
import { currentEdition } from '../indicators/keep-indicators'
import { type Deviation, fromBudget, fromHistory, fromPeers, fromStandard, noDeviation } from '../rules/deviation'
import { deviationLinesOn } from '../rules/lines'
import { targetsInForce } from '../targets/in-force'
import { subjectOf } from '../targets/subjects'
import { peersAt, percentileOf } from './percentiles'

/** The four base lines, in the order of the table. */
export const deviationBases = { history: '历史', budget: '预算', peers: '同业', standard: '标准值' } as const
export type DeviationBase = keyof typeof deviationBases

export type DeviationRow = {
  readonly code: string
  readonly name: string
  readonly group: string
  readonly unit: string
  readonly now: string | null
  readonly against: Readonly<Record<DeviationBase, Deviation>>
}

/** Years that are looked back over for the same month. */
const yearsBack = 10

/**
 * S099: every monthly indicator of an enterprise against the same months of earlier years, its budget, its peers and the standard values. Plain
 * values throughout, only the standard values (of a year) are held against the annualised value.
 */
export const indicatorDeviations = defineQuery({
  name: 'indicatorDeviations',
  permission: 'finance.read',
  input: z.object({
    id: z.string().max(60),
    period: z.coerce.number().int().min(190001).max(219912),
    scope: z.enum(['consolidated', 'parent', 'single', 'difference']),
  }),
  run: async ({ tx, now }, { id, period, scope }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id } }) : null
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const { indicators } = await currentEdition(tx)
    const monthly = indicators.filter(({ frequency }) => frequency === 'month')
    const values = await valuesOf(tx, id, period, scope)
    const whole = scope === 'consolidated' || scope === 'single'
    const budgets = new Map(
      (whole ? await targetsInForce(tx, Math.floor(period / 100), [id]) : [])
        .filter(({ kind }) => kind === 'budget')
        .map((one) => [one.subject, one]),
    )
    const peers = await peersAt(tx, org, period, scope)
    const lines = await deviationLinesOn(tx, id, shanghaiDate(now))
    const set = await standardSetOf(tx, period, org.industryName)
    const rows = monthly.map((indicator): DeviationRow => {
      const { code, name, group, unit, direction } = indicator
      const at = values.find((one) => one.code === code && one.period === period)
      const row = { code, name, group, unit, now: at?.value ?? null }
      if (!at) return { ...row, against: withoutValue }
      const earlier = values.filter((one) => one.code === code && one.period !== period)
      const among = peers.get(code) ?? null
      const budget = budgets.get(code) ?? null
      return {
        ...row,
        against: {
          history: fromHistory(at.value, earlier, direction, lines),
          budget: whole
            ? fromBudget(subjectOf(code, indicators)!, at.value, budget, period, lines)
            : noDeviation('预算只对合并、单户口径下达'),
          peers: fromPeers(among, among && percentileOf(among), org.industry, direction, lines),
          standard: fromStandard(at.annualised, standardFor(set, indicator), set && wordsOf(set)),
        },
      }
    })
    return { id, name: org.shortName, period, scope, lines, rows }
  },
})
export type IndicatorDeviations = Awaited<ReturnType<typeof indicatorDeviations.run>>

const nothing = noDeviation('本期没有数：未报送，或公式引用的单元格为空')
const withoutValue = { history: nothing, budget: nothing, peers: nothing, standard: nothing }

type Value = { code: string; period: number; value: string; annualised: string }

function valuesOf(tx: Tx, id: string, period: number, scope: string): Promise<Value[]> {
  const periods = Array.from({ length: yearsBack + 1 }, (_, index) => period - 100 * index)
  return tx.$queryRaw<Value[]>`
    select code, period, value::text, annualised_value::text as annualised from fact.indicator_value
    where org_id = ${id}::uuid and form_code = 'flash' and scope = ${scope} and period in (${Prisma.join(periods)}) order by code, period desc`
}

/** The newest standard values not younger than the year of the month, of the industry or of all state enterprises. */
async function standardSetOf(tx: Tx, period: number, industryName: string): Promise<StandardSet | null> {
  const places = await standardPlaces(tx)
  const year = places.find((place) => place.year <= Math.floor(period / 100))?.year
  return year === undefined ? null : setFor(await standardSets(tx, year), industryName, false)
}

const standardFor = (set: StandardSet | null, { code }: Indicator) => set?.standards[code] ?? null

const wordsOf = ({ year, industry, size, source, fictional }: StandardSet) =>
  `${year} 年绩效评价标准值（${industry}，${size}；${source}${fictional ? '；虚构，仅供试用' : ''}）`

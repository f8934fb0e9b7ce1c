import { z } from 'zod'
import { Decimal } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { evaluationGrounds, evaluationYears } from '../evaluation/ground'
import { type EvaluationMethod, evaluationMethods, type SheetPart, scoreSheet } from '../evaluation/score-sheet'
import { type StandardPlace, setFor, standardPlaces, standardSets } from '../evaluation/standard-sets'
import { currentEdition } from '../indicators/keep-indicators'

const methods = Object.keys(evaluationMethods) as [EvaluationMethod, ...EvaluationMethod[]]

/** What is evaluated: the year of the 决算, the method, and the set of standard values when a person chose one (`2025|全国国有企业|全行业`). */
export const evaluationChoiceSchema = z.object({
  year: z.coerce.number().int().min(1990).max(2199).optional(),
  method: z.enum(methods).default('2006'),
  set: z.string().max(100).optional(),
})

export const evaluationFilterSchema = evaluationChoiceSchema.extend({
  words: z.string().trim().max(50).default(''),
  grade: z.string().max(10).optional(),
  level: z.enum(['group', 'below']).optional(),
  sort: z.enum(['total', 'name', 'level']).default('total'),
  descending: z.boolean().default(true),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  size: z.number().int().min(1).max(20_000).default(20),
})
export type EvaluationFilter = z.infer<typeof evaluationFilterSchema>

export type EvaluationRow = {
  readonly orgId: string
  readonly orgName: string
  readonly level: number
  readonly industryName: string
  readonly scope: string
  readonly parts: readonly Pick<SheetPart, 'name' | 'score'>[]
  readonly total: string | null
  readonly grade: string | null
  readonly missing: readonly string[]
  readonly set: StandardPlace | null
  readonly fictional: boolean
}

/** The set in an address; undefined when it is none of those that exist. */
function chosenPlace(places: readonly StandardPlace[], key: string | undefined): StandardPlace | undefined {
  const [year, industry, size] = (key ?? '').split('|')
  return places.find((place) => String(place.year) === year && place.industry === industry && place.size === size)
}

/** Year, places and sets that a choice comes to. */
async function prepare(tx: Tx, choice: z.infer<typeof evaluationChoiceSchema>) {
  const [years, places] = [await evaluationYears(tx), await standardPlaces(tx)]
  const year = choice.year ?? years[0] ?? null
  const chosen = chosenPlace(places, choice.set)
  return { years, places, year, chosen: chosen ?? null, sets: year === null ? [] : await standardSets(tx, year, chosen) }
}

/** All enterprises of a year with part scores, total and grade; sorted and filtered here, because a total is worked out and not stored. */
export const evaluationList = defineQuery({
  name: 'evaluationList',
  permission: 'finance.read',
  input: evaluationFilterSchema,
  run: async ({ tx }, filter) => {
    const { years, places, year, chosen, sets } = await prepare(tx, filter)
    const grounds = year === null ? [] : await evaluationGrounds(tx, year)
    const rows = grounds
      .filter(
        ({ orgName, shortName, level }) =>
          (!filter.words || orgName.includes(filter.words) || shortName.includes(filter.words)) &&
          (!filter.level || (filter.level === 'group' ? level === 1 : level > 1)),
      )
      .map((ground): EvaluationRow => {
        const set = setFor(sets, ground.industryName, chosen !== null)
        const { parts, total, grade, missing } = scoreSheet(filter.method, ground, set)
        return {
          ...{ orgId: ground.orgId, orgName: ground.orgName, level: ground.level, industryName: ground.industryName, scope: ground.scope },
          ...{ parts: parts.map(({ name, score }) => ({ name, score })), total, grade, missing },
          ...{ set: set && { year: set.year, industry: set.industry, size: set.size }, fictional: set?.fictional ?? false },
        }
      })
      .filter(({ grade }) => !filter.grade || (filter.grade === 'none' ? grade === null : grade === filter.grade))
      .toSorted(orderOf(filter))
    return {
      ...{ years, places, year, chosen, sets: sets.length, fictional: rows.some(({ fictional }) => fictional) },
      total: rows.length,
      rows: rows.slice(filter.offset, filter.offset + filter.size),
    }
  },
})
export type EvaluationList = Awaited<ReturnType<typeof evaluationList.run>>

/** What has no total comes last whichever way it is sorted. */
function orderOf({ sort, descending }: Pick<EvaluationFilter, 'sort' | 'descending'>) {
  const turn = descending ? -1 : 1
  const byName = (a: EvaluationRow, b: EvaluationRow) => a.orgName.localeCompare(b.orgName, 'zh-CN')
  return (a: EvaluationRow, b: EvaluationRow): number => {
    if (sort === 'name') return byName(a, b) * turn
    if (sort === 'level') return (a.level - b.level) * turn || byName(a, b)
    if (a.total === null || b.total === null) return Number(a.total === null) - Number(b.total === null) || byName(a, b)
    return new Decimal(a.total).cmp(b.total) * turn || byName(a, b)
  }
}

/** The score sheet of one enterprise: every step, the set it is measured by, and the statement each figure comes from. */
export const evaluationSheet = defineQuery({
  name: 'evaluationSheet',
  permission: 'finance.read',
  input: evaluationChoiceSchema.extend({ id: z.string().max(60) }),
  run: async ({ tx }, { id, ...choice }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id } }) : null
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const { years, places, year, chosen, sets } = await prepare(tx, choice)
    const [ground] = year === null ? [] : await evaluationGrounds(tx, year, id)
    const { indicators } = await currentEdition(tx)
    const head = { ...{ id, name: org.name, industryName: org.industryName, level: org.level }, years, places, year, chosen }
    if (!ground) return { ...head, sheet: null, statement: null, set: null, units: {} }
    const set = setFor(sets, org.industryName, chosen !== null)
    return {
      ...head,
      sheet: scoreSheet(choice.method, ground, set),
      statement: { id: ground.statementId, scope: ground.scope },
      set: set && { year: set.year, industry: set.industry, size: set.size, fictional: set.fictional, source: set.source },
      units: { R20: '%', ...Object.fromEntries(indicators.map(({ code, unit }) => [code, unit])) } as Record<string, string>,
    }
  },
})
export type EvaluationSheet = Awaited<ReturnType<typeof evaluationSheet.run>>

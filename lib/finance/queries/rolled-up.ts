import { Prisma, type Tx } from '@/lib/platform/db'
import { type Change, changeOf } from '../indicators/change'
import type { Indicator } from '../indicators/definition'
import { comparedTotal, type Summand } from '../indicators/totals'
import { amountsOf, formVersion } from '../statement/read'

/** An indicator of all first-level enterprises together: in the unit of the indicator, how it moved, and of how many enterprises. */
export type RolledUp = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly now: string | null
  /** Against the year before, over the enterprises that reported both: who joined or left moves nothing. */
  readonly change: Change | null
  /** Enterprises in the comparison. */
  readonly compared: number
  /** Enterprises whose statements fill every cell of the formula, and those that reported. */
  readonly counted: number
  readonly reported: number
}

/**
 * Indicators of the whole: the accepted consolidated (or single) 快报 of the first-level enterprises in sight are added up cell by cell,
 * and the formula is worked out over the sums, so that a rate is a rate of sums and no mean of rates. What groups owe one another is not
 * eliminated. An enterprise that left a cell of the formula open is not in the sums, and the count says so.
 */
export async function rolledUp(tx: Tx, period: number, indicators: readonly Indicator[]): Promise<RolledUp[]> {
  return rolledUpOf(tx, await tx.$queryRaw<InSight[]>(inSightSql(period)), period, indicators)
}

/** The accepted versions that a sum of this month and its comparison are made of; the rows for `rolledUpOf`. */
export function inSightSql(period: number): Prisma.Sql {
  return Prisma.sql`
    select v.id::text as "versionId", v.xmin::text as written
    from statement s join statement_version v on v.id = s.accepted_version_id join org o on o.id = s.org_id
    where o.level = 1 and o.kind = 'enterprise' and o.status <> '已注销' and s.form_code = 'flash' and s.period in (${period}, ${period - 100})
      and s.scope in ('consolidated', 'single')
    order by o.code, s.period`
}
/** An accepted version, and the transaction that wrote its row last. */
export type InSight = { versionId: string; written: string }

/** Sums by what they are made of, the oldest dropped first: whoever sees the same versions, as they were written, has the same sums. */
const worked = new Map<string, RolledUp[]>()
const mostWorked = 200

/** `rolledUp` over versions that the asker was shown. */
export async function rolledUpOf(
  tx: Tx,
  inSight: readonly InSight[],
  period: number,
  indicators: readonly Indicator[],
): Promise<RolledUp[]> {
  const key = JSON.stringify([
    period,
    indicators.map(({ code, formula }) => [code, formula]),
    inSight.map(({ versionId, written }) => [versionId, written]),
  ])
  const known = worked.get(key)
  if (known) return known
  const read = await reportedIn(tx, inSight)
  const of = (month: number) => read.filter((one) => one.period === month)
  const [now, yearAgo] = [of(period), of(period - 100)]
  const made = indicators.map((indicator): RolledUp => {
    const { value, comparable, before, counted, reported, compared } = comparedTotal(indicator, now, yearAgo, period)
    return {
      ...{ code: indicator.code, name: indicator.name, unit: indicator.unit, now: value, counted, reported, compared },
      change: changeOf(comparable, before, indicator.unit, indicator.direction),
    }
  })
  if (worked.size >= mostWorked) worked.delete(worked.keys().next().value ?? '')
  worked.set(key, made)
  return made
}

async function reportedIn(tx: Tx, inSight: readonly InSight[]): Promise<(Summand & { period: number })[]> {
  const ids = inSight.map(({ versionId }) => versionId)
  const rows = await tx.$queryRaw<{ orgId: string; period: number; formId: string; amounts: string }[]>`
    select s.org_id::text as "orgId", s.period, v.form_id::text as "formId", v.amounts::text as amounts
    from statement_version v join statement s on s.accepted_version_id = v.id join org o on o.id = s.org_id
    where v.id = any (${ids}::uuid[]) order by o.code`
  const read: (Summand & { period: number })[] = []
  for (const { orgId, period, formId, amounts } of rows)
    read.push({ orgId, period, form: (await formVersion(tx, formId)).form, amounts: amountsOf(amounts) })
  return read
}

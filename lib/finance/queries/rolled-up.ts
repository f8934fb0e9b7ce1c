import type { Tx } from '@/lib/platform/db'
import { evaluateTree, inUnit, numberOf } from '../formula/evaluate-formula'
import type { Formula } from '../formula/formula'
import { type Change, changeOf } from '../indicators/change'
import { compileOver } from '../indicators/compute'
import type { Indicator } from '../indicators/definition'
import type { Amounts } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import { formVersion } from '../statement/read'

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

type Reported = { orgId: string; form: StatementForm; amounts: Amounts }

/**
 * Indicators of the whole: the accepted consolidated (or single) 快报 of the first-level enterprises in sight are added up cell by cell,
 * and the formula is worked out over the sums, so that a rate is a rate of sums and no mean of rates. What groups owe one another is not
 * eliminated. An enterprise that left a cell of the formula open is not in the sums, and the count says so.
 */
export async function rolledUp(tx: Tx, period: number, indicators: readonly Indicator[]): Promise<RolledUp[]> {
  const [now, before] = [await reportedIn(tx, period), await reportedIn(tx, period - 100)]
  return indicators.map((indicator) => {
    const value = sumOf(indicator, now, period)
    const both = intersection(value.orgs, sumOf(indicator, before, period - 100).orgs)
    const of = (reported: readonly Reported[]) => reported.filter(({ orgId }) => both.has(orgId))
    const [same, earlier] = [sumOf(indicator, of(now), period), sumOf(indicator, of(before), period - 100)]
    return {
      ...{ code: indicator.code, name: indicator.name, unit: indicator.unit, now: value.text },
      ...{ change: changeOf(same.text, earlier.text, indicator.unit, indicator.direction), compared: both.size },
      ...{ counted: value.orgs.size, reported: now.length },
    }
  })
}

async function reportedIn(tx: Tx, period: number): Promise<Reported[]> {
  const rows = await tx.$queryRaw<{ orgId: string; formId: string; amounts: (string | null)[] }[]>`
    select s.org_id::text as "orgId", v.form_id::text as "formId", to_jsonb(v.amounts::text[]) as amounts
    from statement s join statement_version v on v.id = s.accepted_version_id join org o on o.id = s.org_id
    where o.level = 1 and o.kind = 'enterprise' and s.form_code = 'flash' and s.period = ${period} and s.scope in ('consolidated', 'single')
    order by o.code`
  const read: Reported[] = []
  for (const { orgId, formId, amounts } of rows) {
    const { form } = await formVersion(tx, formId)
    read.push({ orgId, form, amounts: amounts.map((text) => (text === null ? null : BigInt(text))) })
  }
  return read
}

/** Sums by the stable path of a cell, so that statements of two versions of the form can stand in one sum. */
function sumOf(indicator: Indicator, reported: readonly Reported[], period: number): { text: string | null; orgs: ReadonlySet<string> } {
  const sums = new Map<string, bigint>()
  const compiled = new Map<StatementForm, Formula | null>()
  const orgs = new Set<string>()
  let newest: Reported | undefined
  for (const one of reported) {
    if (!compiled.has(one.form)) compiled.set(one.form, compileOver(indicator, one.form))
    const formula = compiled.get(one.form)
    const cells = cellsOf(one.form)
    const filled = formula?.cells.map((path) => [path, one.amounts[cells.get(path)!.position - 1]] as const)
    if (!filled?.every((entry): entry is readonly [string, bigint] => typeof entry[1] === 'bigint')) continue
    for (const [path, amount] of filled) sums.set(path, (sums.get(path) ?? 0n) + amount)
    orgs.add(one.orgId)
    newest = one
  }
  const formula = newest && compiled.get(newest.form)
  if (!newest || !formula) return { text: null, orgs }
  const amounts: (bigint | null)[] = newest.amounts.map(() => null)
  const cells = cellsOf(newest.form)
  for (const [path, sum] of sums) amounts[cells.get(path)!.position - 1] = sum
  const { value } = numberOf(evaluateTree(formula.tree, { form: newest.form, period, amounts }))
  return { text: value ? inUnit(value, indicator.unit).toString() : null, orgs }
}

const intersection = (left: ReadonlySet<string>, right: ReadonlySet<string>) => new Set([...left].filter((one) => right.has(one)))

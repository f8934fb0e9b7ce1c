import type { Tx } from '@/lib/platform/db'
import { evaluateTree, inUnit, numberOf } from '../formula/evaluate-formula'
import type { Formula } from '../formula/formula'
import { type Change, changeOf } from '../indicators/change'
import { compileOver } from '../indicators/compute'
import type { Indicator } from '../indicators/definition'
import type { Amounts } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import { formVersion } from '../statement/read'

/** An indicator of all first-level enterprises together: in the unit of the indicator, with the year before, and of how many enterprises. */
export type RolledUp = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly now: string | null
  readonly yearAgo: string | null
  readonly change: Change | null
  /** Enterprises whose statements fill every cell of the formula, and those that reported. */
  readonly counted: number
  readonly reported: number
}

type Reported = { form: StatementForm; amounts: Amounts }

/**
 * Indicators of the whole: the accepted consolidated (or single) 快报 of the first-level enterprises in sight are added up cell by cell,
 * and the formula is worked out over the sums, so that a rate is a rate of sums and no mean of rates. What groups owe one another is not
 * eliminated. An enterprise that left a cell of the formula open is not in the sums, and the count says so.
 */
export async function rolledUp(tx: Tx, period: number, indicators: readonly Indicator[]): Promise<RolledUp[]> {
  const [now, before] = [await reportedIn(tx, period), await reportedIn(tx, period - 100)]
  return indicators.map((indicator) => {
    const [value, earlier] = [sumOf(indicator, now, period), sumOf(indicator, before, period - 100)]
    return {
      ...{ code: indicator.code, name: indicator.name, unit: indicator.unit, now: value.text, yearAgo: earlier.text },
      change: changeOf(value.text, earlier.text, indicator.unit, indicator.direction),
      ...{ counted: value.counted, reported: now.length },
    }
  })
}

async function reportedIn(tx: Tx, period: number): Promise<Reported[]> {
  const rows = await tx.$queryRaw<{ formId: string; amounts: (string | null)[] }[]>`
    select v.form_id::text as "formId", to_jsonb(v.amounts::text[]) as amounts
    from statement s join statement_version v on v.id = s.accepted_version_id join org o on o.id = s.org_id
    where o.level = 1 and o.kind = 'enterprise' and s.form_code = 'flash' and s.period = ${period} and s.scope in ('consolidated', 'single')
    order by o.code`
  const read: Reported[] = []
  for (const { formId, amounts } of rows) {
    const { form } = await formVersion(tx, formId)
    read.push({ form, amounts: amounts.map((text) => (text === null ? null : BigInt(text))) })
  }
  return read
}

/** Sums by the stable path of a cell, so that statements of two versions of the form can stand in one sum. */
function sumOf(indicator: Indicator, reported: readonly Reported[], period: number): { text: string | null; counted: number } {
  const sums = new Map<string, bigint>()
  const compiled = new Map<StatementForm, Formula | null>()
  let counted = 0
  let newest: Reported | undefined
  for (const one of reported) {
    if (!compiled.has(one.form)) compiled.set(one.form, compileOver(indicator, one.form))
    const formula = compiled.get(one.form)
    const cells = cellsOf(one.form)
    const filled = formula?.cells.map((path) => [path, one.amounts[cells.get(path)!.position - 1]] as const)
    if (!filled?.every((entry): entry is readonly [string, bigint] => typeof entry[1] === 'bigint')) continue
    for (const [path, amount] of filled) sums.set(path, (sums.get(path) ?? 0n) + amount)
    counted += 1
    newest = one
  }
  const formula = newest && compiled.get(newest.form)
  if (!newest || !formula) return { text: null, counted }
  const amounts: (bigint | null)[] = newest.amounts.map(() => null)
  const cells = cellsOf(newest.form)
  for (const [path, sum] of sums) amounts[cells.get(path)!.position - 1] = sum
  const { value } = numberOf(evaluateTree(formula.tree, { form: newest.form, period, amounts }))
  return { text: value ? inUnit(value, indicator.unit).toString() : null, counted }
}

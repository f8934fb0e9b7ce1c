import { ExprSyntaxError } from '@/lib/kernel/expr/errors'
import { unitDivisor } from '../formula/evaluate-formula'
import { annualised, compileFormula } from '../formula/formula'
import { formulaToSql } from '../formula/formula-to-sql'
import { cellsOf, type StatementForm } from '../statement/form'
import type { Indicator } from './definition'

/** Decimals that values are kept with; two more than the eight to which code and SQL agree. */
const keptPlaces = 10

/**
 * One statement that works out every indicator for every accepted statement of a form and keeps the values in the order of the edition:
 * `insert … on conflict do update`. Parameters: $1 the form's definition id, $2 the edition's id. A value is null where a cell is missing or a divisor is zero.
 */
export function computeSql(indicators: readonly Indicator[], form: StatementForm, where = 'true'): string {
  const cells = cellsOf(form)
  const ground = { amounts: 'a', period: 'period' }
  const values: string[] = []
  const yearly: string[] = []
  for (const indicator of indicators) {
    const formula = compileOver(indicator, form)
    if (!formula) {
      values.push('null::numeric')
      yearly.push('null::numeric')
      continue
    }
    const kept = (sql: string) => `round(${sql} / ${unitDivisor(indicator.unit)}, ${keptPlaces})`
    values.push(kept(formulaToSql(formula.tree, cells, ground)))
    yearly.push(indicator.annualize ? kept(formulaToSql(annualised(formula.tree, cells), cells, ground)) : 'null::numeric')
  }
  // The array is taken out of its packed form once a row (`|| '{}'`), not once for every cell that a formula reads.
  return `insert into indicator_sheet (statement_id, org_id, version_id, edition_id, form_code, period, period_kind, scope, values, annualised, at)
select id, org_id, version_id, $2::uuid, form_code, period, period_kind, scope,
  array[${values.join(',\n    ')}],
  array[${yearly.join(',\n    ')}],
  now()
from (
  select s.id, s.org_id, v.id as version_id, s.form_code, s.period, s.period_kind, s.scope, array_append(v.amounts, null) as a
  from statement s join statement_version v on v.id = s.accepted_version_id
  where v.form_id = $1::uuid and ${where} offset 0
) t
on conflict (statement_id) do update set version_id = excluded.version_id, edition_id = excluded.edition_id, values = excluded.values,
  annualised = excluded.annualised, at = excluded.at`
}

type Compiled = ReturnType<typeof compileFormula>
const compiled = new WeakMap<StatementForm, Map<string, Compiled | null>>()
/** Formulas kept of one form: more than any edition has. */
const mostCompiled = 1000

/** The formula over a form; null where the form has no such cells. Parsed once a process. */
export function compileOver({ formula }: Pick<Indicator, 'formula'>, form: StatementForm): Compiled | null {
  const known = compiled.get(form) ?? new Map<string, Compiled | null>()
  compiled.set(form, known)
  const held = known.get(formula)
  if (held !== undefined) return held
  const made = tryCompile(formula, form)
  if (known.size >= mostCompiled) known.clear()
  known.set(formula, made)
  return made
}

function tryCompile(formula: string, form: StatementForm): Compiled | null {
  try {
    return compileFormula(formula, form)
  } catch (error) {
    if (error instanceof ExprSyntaxError) return null
    throw error
  }
}

import { z } from 'zod'
import type { Value } from '@/lib/kernel/expr/values'
import { evaluateTree, type Ground } from '../formula/evaluate-formula'
import { annualised, compileFormula } from '../formula/formula'
import { floorParameter, stakes } from '../rules/materiality'
import { retuned } from '../rules/rule-sql'
import { shownAmount } from '../statement/amounts'
import { cellsOf } from '../statement/form'
import rows from './rules.json' with { type: 'json' }

/** An anomaly rule (异常规则) over one statement. Rules that set a flow since January beside a standing take the flow × 12 ÷ month. */
export const warningRuleSchema = z.strictObject({
  code: z.string().regex(/^AN[0-9]{2}$/),
  category: z.string().min(2).max(20),
  weight: z.enum(['红', '黄']),
  formula: z.string().min(1).max(4000),
  params: z.record(z.string(), z.number()),
  label: z.string().min(2).max(200),
  /** Why it is worth a look, for whoever has to explain or to judge. */
  why: z.string().min(10).max(200),
  annualize: z.boolean().default(false),
})
export type WarningRule = z.infer<typeof warningRuleSchema>

/** Rules whose formula would call every spring a crisis if flows were not annualised. */
const overTheYear = new Set(['AN19', 'AN20', 'AN30', 'AN35', 'AN48'])

/** The 48 rules that come with the platform; their thresholds are suggested values. */
export const releasedWarnings: readonly WarningRule[] = rows.map((row) =>
  warningRuleSchema.parse({ ...row, ...(overTheYear.has(row.code) ? { annualize: true } : {}) }),
)

/** What a rule said of a statement; the cells it looked at with their amounts as people read them. */
export type WarningResult = {
  code: string
  category: string
  weight: WarningRule['weight']
  label: string
  verdict: 'hit' | 'clear' | 'unjudged'
  missing: string | null
  cells: readonly { path: string; label: string; columnLabel: string; value: string }[]
}

/** What is in force for the enterprise that is looked at: whether it is dormant, and changed parameters by rule and name (an `amount` in 分). */
export type InForce = { dormant: boolean; parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

/**
 * Looks at a statement by every rule, with the parameters in force (else those that come with the platform). A rule that lacks a cell, or divides by
 * zero, is unjudged; of a dormant enterprise an immaterial amount is clear, as for the models.
 */
export function warningsOf(rules: readonly WarningRule[], ground: Ground, unit: '元' | '万元', inForce?: InForce): WarningResult[] {
  const cells = cellsOf(ground.form)
  return rules.map((rule) => {
    const formula = compileFormula(rule.formula, ground.form)
    const given = inForce?.parameters[rule.code] ?? {}
    const tuned = retuned(formula.tree, rule.params, given)
    const tree = rule.annualize ? annualised(tuned, cells) : tuned
    const value: Value = inForce?.dormant && immaterial(rule, ground, given) ? { kind: 'bool', value: false } : evaluateTree(tree, ground)
    const { code, category, weight, label } = rule
    return {
      ...{ code, category, weight, label, missing: value.kind === 'null' ? value.missing.reason : null },
      verdict: value.kind === 'bool' ? (value.value ? 'hit' : 'clear') : 'unjudged',
      cells: formula.cells.map((path) => {
        const cell = cells.get(path)!
        return { path, label: cell.label, columnLabel: cell.columnLabel, value: shownAmount(ground.amounts[cell.position - 1], cell, unit) }
      }),
    }
  })
}

function immaterial({ code }: WarningRule, { form, amounts }: Ground, given: Readonly<Record<string, unknown>>): boolean {
  const stake = stakes[code]
  if (!stake) return false
  const position = cellsOf(form).get(stake.cell)?.position ?? 0
  const floor = typeof given.floor === 'number' ? given.floor : floorParameter.value
  return Number(amounts[position - 1] ?? 0n) < floor
}

import { z } from 'zod'
import type { Value } from '@/lib/kernel/expr/values'
import { evaluateTree, type Ground } from '../formula/evaluate-formula'
import { annualised, compileFormula } from '../formula/formula'
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

/** Looks at a statement by every rule. A rule that lacks a cell, or divides by zero, is unjudged. */
export function warningsOf(rules: readonly WarningRule[], ground: Ground, unit: '元' | '万元'): WarningResult[] {
  const cells = cellsOf(ground.form)
  return rules.map((rule) => {
    const formula = compileFormula(rule.formula, ground.form)
    const tree = rule.annualize ? annualised(formula.tree, cells) : formula.tree
    const value: Value = evaluateTree(tree, ground)
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

import type { CheckFormula } from '../checks/definition'
import { sumIn } from '../checks/follow-form'
import { sidesOf } from '../checks/run-checks'
import { compileOver } from '../indicators/compute'
import type { Indicator } from '../indicators/definition'
import { cellsOf, type StatementForm } from '../statement/form'
import { releasedWarnings } from '../warning/rules'
import type { SumChoice } from './edit'

/** The sums of a form that a new line may join: audit formulas within one sheet that say “this line is the sum of those”. */
export function sumChoices(form: StatementForm, formulas: readonly CheckFormula[]): SumChoice[] {
  const cells = cellsOf(form)
  return formulas.flatMap((formula): SumChoice[] => {
    const sides = sidesOf(formula, form)
    const total = sides && cells.get(sumIn(sides)?.total ?? '')
    return total ? [{ code: formula.code, label: formula.label, sheet: total.sheet, total: total.line }] : []
  })
}

/** What a version would no longer ask or work out because a line it reads is retired; in Chinese, one a formula. */
export function lostWith(form: StatementForm, formulas: readonly CheckFormula[], indicators: readonly Indicator[]): string[] {
  const closed = new Set([...cellsOf(form).values()].filter((cell) => cell.closed).map(({ path }) => path))
  if (closed.size === 0) return []
  const open: StatementForm = {
    ...form,
    sheets: form.sheets.map((page) => ({ ...page, lines: page.lines.map(({ retired: _, ...line }) => line) })),
  }
  const reads = (formula: string) => compileOver({ formula }, form)?.cells.some((path) => closed.has(path)) ?? false
  return [
    ...formulas.filter((one) => sidesOf(one, open) && !sidesOf(one, form)).map(({ code, label }) => `审核公式 ${code}（${label}）不再判断`),
    ...indicators.filter(({ formula }) => reads(formula)).map(({ code, name }) => `指标 ${code} ${name}不再有值`),
    ...releasedWarnings.filter(({ formula }) => reads(formula)).map(({ code, label }) => `预警规则 ${code}（${label}）写“未评估”`),
  ]
}

import { Decimal } from '@/lib/kernel/decimal'

/** A cell that a formula of its own sheet works out: the cells it is made of, those to be taken off with −1. */
export type FormulaCell = { readonly path: string; readonly terms: readonly (readonly [path: string, factor: 1 | -1])[] }

/** What a formula cell comes to by what is typed, in the unit of filing; an empty cell counts as nothing. Null where none is filled or one is no number. */
export function workedOut(cell: FormulaCell, typed: Readonly<Record<string, string>>): string | null {
  let sum: Decimal | null = null
  for (const [path, factor] of cell.terms) {
    const text = (typed[path] ?? '').replaceAll(/[,，\s]/g, '')
    if (text === '') continue
    if (!/^-?\d{1,14}(\.\d{1,6})?$/.test(text)) return null
    sum = (sum ?? new Decimal(0)).plus(new Decimal(text).times(factor))
  }
  return sum?.toString() ?? null
}

/**
 * What is to be typed besides when cells are: formula cells that stood empty or were worked out before (`own`) follow their parts, and `=` in one
 * works it out anew. What a person typed into one stays. Adds to and takes from `own`.
 */
export function followed(
  cells: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
  formulas: readonly FormulaCell[],
  own: Set<string>,
): Record<string, string> {
  const after: Record<string, string> = { ...cells }
  const typed = { ...before, ...cells }
  for (const path of Object.keys(cells)) own.delete(path)
  for (const formula of formulas) {
    const asked = cells[formula.path]?.trim() === '='
    const touched = formula.terms.some(([path]) => Object.hasOwn(after, path))
    const free = !Object.hasOwn(cells, formula.path) && (own.has(formula.path) || (before[formula.path] ?? '') === '')
    if (!asked && !(touched && free)) continue
    const value = workedOut(formula, typed) ?? ''
    if (value !== '') own.add(formula.path)
    after[formula.path] = value
    typed[formula.path] = value
  }
  return after
}

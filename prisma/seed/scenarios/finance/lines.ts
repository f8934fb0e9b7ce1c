import { cellsOf, type StatementForm } from '@/lib/finance/statement/form'
import { annualForm } from '@/lib/finance/statement/forms'

/** The lines of all sheets by `BS.cash`, each with its place in a month's values. */
const index = new Map<string, number>()
for (const { sheet, line } of cellsOf(annualForm).values()) {
  const name = `${sheet}.${line}`
  if (!index.has(name)) index.set(name, index.size)
}

/** What every line stands at, in the end of a month or from January up to it; whole 元, counts, or percent for rates. */
export type Values = Float64Array

export const lineCount = index.size
export const lineNames: readonly string[] = [...index.keys()]

/** The place of a line. Throws on a name the form does not have. */
export function lineAt(name: string): number {
  const place = index.get(name)
  if (place === undefined) throw new Error(`No line ${name}`)
  return place
}

/** A month's values to be filled and read by name. */
export class Sheet {
  constructor(readonly values: Values = new Float64Array(lineCount)) {}
  get(name: string): number {
    return this.values[lineAt(name)]!
  }
  set(name: string, value: number): number {
    this.values[lineAt(name)] = value
    return value
  }
  /** Sets many at once. */
  fill(values: Readonly<Record<string, number>>, sheet: string): void {
    for (const [line, value] of Object.entries(values)) this.values[lineAt(`${sheet}.${line}`)] = value
  }
  sum(sheet: string, ...names: string[]): number {
    return names.reduce((total, name) => total + this.get(`${sheet}.${name}`), 0)
  }
}

/** Where each cell of a form finds its number: the line, and whether it is this month's, the last December's, or that of a year ago. */
export type CellSource = { line: number; from: 'now' | 'begin' | 'year_ago'; unit: string }

/** The sources of a form's cells in the order of their positions. */
export function sourcesOf(form: StatementForm): CellSource[] {
  return [...cellsOf(form).values()].map(({ sheet, line, column, nature, unit }) => {
    const current = column === 'end' || column === 'ytd' || column === 'cur'
    const atBegin = column === 'begin' || (column === 'prev' && nature === '时点')
    return { line: lineAt(`${sheet}.${line}`), from: current ? 'now' : atBegin ? 'begin' : 'year_ago', unit }
  })
}

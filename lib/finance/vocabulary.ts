import { releasedIndicators } from './indicators/catalogue'
import { cellsOf } from './statement/form'
import { flashForm } from './statement/forms'

/** What a name of the financial facts means: a cell of a statement (`BS.cash@end`) or an indicator (`FX08`). `money` is kept in 分, `ratio` as a fraction. */
export type FinanceFact = {
  title: string
  table: string
  type: 'money' | 'ratio' | 'number'
  unit: string
  source: string
  level: 'L2'
}

const sheets = new Map(flashForm.sheets.map((sheet) => [sheet.key, sheet.title]))
const cells = cellsOf(flashForm)
const indicators = new Map(releasedIndicators.map((one) => [one.code, one]))
const types: Readonly<Record<string, FinanceFact['type']>> = { 元: 'money', '%': 'ratio' }

/** The fact of that name, or undefined. */
export function financeFact(reference: string): FinanceFact | undefined {
  const cell = cells.get(reference)
  if (cell) {
    const table = sheets.get(cell.sheet) ?? cell.sheet
    const title = `${cell.label.replace(/^.*?：/, '')}（${cell.columnLabel}）`
    return { title, table, type: types[cell.unit] ?? 'number', unit: cell.unit, source: '企业财务快报', level: 'L2' }
  }
  const indicator = indicators.get(reference)
  if (!indicator) return undefined
  const { name, unit } = indicator
  return { title: `${name}${unit ? `（${unit}）` : ''}`, table: '财务指标', type: 'number', unit, source: '指标库', level: 'L2' }
}

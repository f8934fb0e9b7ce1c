import { compileOver } from '../indicators/compute'
import type { Indicator } from '../indicators/definition'
import { type Cell, cellsOf } from '../statement/form'
import { flashForm } from '../statement/forms'

/** What a yearly value is set for: an indicator, or one cell of the monthly form. `accumulates` = the value grows from January on. */
export type TargetSubject = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly direction: 'up' | 'down' | 'neutral'
  readonly accumulates: boolean
}

/** The two kinds of yearly values: what the commission asks for, and what the enterprise plans. */
export const targetKinds = { target: '考核目标', budget: '年度预算' } as const
export type TargetKind = keyof typeof targetKinds

/** Columns of the monthly form for which a value can be set: the end of the period and the flow since January. */
const columns = new Set(['end', 'ytd', 'cur'])
const cells = cellsOf(flashForm)

function ofIndicator(indicator: Indicator): TargetSubject {
  const { code, name, unit, direction, annualize } = indicator
  const used = compileOver(indicator, flashForm)?.cells ?? []
  const flow = used.length > 0 && used.every((path) => cells.get(path)?.nature === '流量')
  return { code, name, unit, direction, accumulates: annualize || (unit === '万元' && flow) }
}

function ofCell({ path, label, columnLabel, unit, nature }: Cell): TargetSubject {
  const name = `${label}（${columnLabel}）`
  return { code: path, name, unit: unit === '元' ? '万元' : unit, direction: 'neutral', accumulates: nature === '流量' }
}

/** The subject of a code, by the edition of indicators in force; undefined where there is none for a month. */
export function subjectOf(code: string, indicators: readonly Indicator[]): TargetSubject | undefined {
  const cell = cells.get(code)
  if (cell) return columns.has(cell.column) ? ofCell(cell) : undefined
  const indicator = indicators.find((one) => one.code === code && one.frequency === 'month')
  return indicator && ofIndicator(indicator)
}

/** Every subject: indicators in their order, then the cells of the monthly form. */
export function allSubjects(indicators: readonly Indicator[]): TargetSubject[] {
  const codes = [...indicators.map(({ code }) => code), ...cells.keys()]
  return codes.flatMap((code) => subjectOf(code, indicators) ?? [])
}

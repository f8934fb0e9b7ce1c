import { Decimal } from '@/lib/kernel/decimal'
import type { Amounts } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import { robustZ } from './robust'
import { type WatchedLine, watchedLines } from './watched-lines'

/** A month's accepted amounts under a form. */
export type Month = { period: number; form: StatementForm; amounts: Amounts }

/** A line beside its own past; money in hundredths of 元. `value` is the standing, or the change against the year before per month. */
export type RatedLine = WatchedLine & { value: Decimal; median: Decimal; mad: Decimal; z: Decimal; unusual: boolean }

/** How many earlier months a judgement wants, from which z on a line is unusual, and the least effect as a share of all assets: suggested values. */
export const unusualLimits = { least: 24, z: '3.5', share: '0.005' } as const

/** What a line's figure is at a month; null where a cell is empty. */
export function figureAt({ period, form, amounts }: Month, line: WatchedLine): Decimal | null {
  const at = (path: string) => {
    const cell = cellsOf(form).get(path)
    return cell ? (amounts[cell.position - 1] ?? null) : null
  }
  const now = at(line.now)
  if (now === null || line.base === null) return now === null ? null : new Decimal(now.toString())
  const base = at(line.base)
  return base === null ? null : new Decimal((now - base).toString()).div(period % 100)
}

/**
 * Every watched line of the newest month beside its own figures in the months before, the farthest first. Null where there are fewer than 24
 * earlier months: then nothing is judged. Agrees with the model YC01, which does the same for all enterprises in one statement.
 */
export function rateLines(newest: Month, earlier: readonly Month[]): RatedLine[] | null {
  if (earlier.length < unusualLimits.least) return null
  const assets = figureAt(newest, { sheet: 'BS', line: 'total_assets', label: '', now: 'BS.total_assets@end', base: null })
  if (!assets?.gt(0)) return null
  const rated = watchedLines(newest.form).flatMap((line): RatedLine[] => {
    const value = figureAt(newest, line)
    const past = earlier.flatMap((month) => figureAt(month, line) ?? [])
    if (!value || past.length < unusualLimits.least || (value.isZero() && past.every((figure) => figure.isZero()))) return []
    const least = assets.times(unusualLimits.share).div(line.base ? newest.period % 100 : 1)
    const placed = robustZ(value, past, least.div(unusualLimits.z))
    return [{ ...line, value, ...placed, unusual: placed.z.abs().gte(unusualLimits.z) }]
  })
  return rated.sort((a, b) => b.z.abs().cmp(a.z.abs()))
}

import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import type { Scope } from '@/lib/finance/statement/scope'
import { shiftMonths } from '@/lib/kernel/period'
import { type CellSource, sourcesOf, type Values } from './lines'
import { type Enterprise, type FinanceScene, monthsBetween } from './scene'

/** One accepted statement: of whom, for when, in which scope, with its amounts as PostgreSQL reads an array. */
export type StatementRow = { enterprise: Enterprise; form: 'flash' | 'annual'; period: number; scope: Scope; amounts: string }

const sources = { flash: sourcesOf(flashForm), annual: sourcesOf(annualForm) }

/** Every statement of an enterprise that the demonstration has. `until` = the last month it has reported. */
export function* statementsOf(enterprise: Enterprise, { first, last, opening }: FinanceScene, until = last): Generator<StatementRow> {
  const { own, consolidated, difference } = enterprise.reported
  const series: [Scope, Values[]][] = consolidated
    ? [
        ['consolidated', consolidated],
        ['parent', own],
        ['difference', difference!],
      ]
    : [['single', own]]
  for (const [scope, months] of series) {
    // What was taken out is reported month by month by the groups themselves, by those below them once a year.
    const monthly = scope !== 'difference' || enterprise.org.level === 1
    for (let period = first; period <= until; period = shiftMonths(period, 1)) {
      const at = monthsBetween(opening, period) + 1
      if (monthly) yield { enterprise, form: 'flash', period, scope, amounts: arrayOf(sources.flash, months, at) }
      if (period % 100 === 12) yield { enterprise, form: 'annual', period, scope, amounts: arrayOf(sources.annual, months, at) }
    }
  }
}

/** Months are counted from the December before the first January: `at` is the month, `at − at mod 12` the December before it. */
function arrayOf(cells: readonly CellSource[], months: readonly Values[], at: number): string {
  const inYear = ((at - 1) % 12) + 1
  const from = { now: months[at]!, begin: months[at - inYear]!, year_ago: months[at - 12] ?? months[0]! }
  let text = '{'
  for (let index = 0; index < cells.length; index++) {
    const { line, from: which, unit } = cells[index]!
    const value = from[which][line]!
    if (index > 0) text += ','
    if (value === 0) text += '0'
    else if (unit === '%') text += Math.round(value * 1e6)
    else text += `${value}00`
  }
  return `${text}}`
}

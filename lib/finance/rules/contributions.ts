import type { Amounts } from '../statement/amounts'
import { type Cell, cellsOf, type StatementForm, type StatementSheet } from '../statement/form'

/** A total whose change is taken apart, from `base` to `now`: over the year for standings, against the year before for flows. */
export type Total = { sheet: string; line: string; now: string; base: string; against: string }

/** The totals that are taken apart. */
export const totals: readonly Total[] = [
  { sheet: 'BS', line: 'total_assets', now: 'end', base: 'begin', against: '较年初' },
  { sheet: 'BS', line: 'total_liab_equity', now: 'end', base: 'begin', against: '较年初' },
  { sheet: 'IS', line: 'total_profit', now: 'ytd', base: 'ly', against: '同比' },
  { sheet: 'CF', line: 'net_increase', now: 'ytd', base: 'ly', against: '同比' },
]

/** What a line adds to the change of a total, in hundredths of 元; a cost that grows takes away. */
export type Contribution = { line: string; label: string; amount: bigint }

/** The change of a total and what each line adds to it. `rest` is what no line explains (a line left empty, a sum that does not agree): all of it adds up. */
export type TakenApart = { total: Total; label: string; change: bigint; parts: Contribution[]; rest: bigint }

/** Lines with the sign with which they enter a total that is no plain sum of its parts; `*` = the parts of that line. */
const flows: Readonly<Record<string, readonly (readonly [string, 1 | -1])[]>> = {
  'IS.total_profit': [
    ...([
      ['total_revenue', 1],
      ['total_cost*', -1],
      ['other_income', 1],
      ['investment_income', 1],
      ['hedge_gain', 1],
    ] as const),
    ...([
      ['fair_value_change', 1],
      ['credit_impairment', 1],
      ['asset_impairment', 1],
      ['asset_disposal_gain', 1],
    ] as const),
    ...([
      ['nonop_income', 1],
      ['nonop_expense', -1],
    ] as const),
  ],
  'CF.net_increase': [
    ...([
      ['cfo_in*', 1],
      ['cfo_out*', -1],
      ['cfi_in*', 1],
      ['cfi_out*', -1],
      ['cff_in*', 1],
      ['cff_out*', -1],
      ['fx_effect', 1],
    ] as const),
  ],
}

/** Takes the change of a total apart. Null where the total itself is not known at both times. */
export function takeApart(form: StatementForm, amounts: Amounts, total: Total): TakenApart | null {
  const cells = cellsOf(form)
  const sheet = form.sheets.find(({ key }) => key === total.sheet)
  const change = (line: string): bigint | null => {
    const [now, base] = [total.now, total.base].map((column) => valueAt(amounts, cells.get(`${total.sheet}.${line}@${column}`)))
    return now === null || base === null || now === undefined || base === undefined ? null : now - base
  }
  const whole = change(total.line)
  if (!sheet || whole === null) return null
  const signed =
    flows[`${total.sheet}.${total.line}`]?.flatMap(([name, sign]) => partsNamed(sheet, name, sign)) ?? leaves(sheet, total.line, 1)
  const parts = signed.flatMap(([line, sign]) => {
    const moved = change(line)
    return moved === null || moved === 0n ? [] : [{ line, label: labelOf(sheet, line), amount: sign === 1 ? moved : -moved }]
  })
  const rest = parts.reduce((left, { amount }) => left - amount, whole)
  return { total, label: labelOf(sheet, total.line), change: whole, parts: parts.sort(larger), rest }
}

const valueAt = (amounts: Amounts, cell: Cell | undefined): bigint | null => (cell ? (amounts[cell.position - 1] ?? null) : null)
const labelOf = (sheet: StatementSheet, line: string) =>
  (sheet.lines.find(({ key }) => key === line)?.label ?? line).replace(/^([一二三四五六七]、|加：|减：|其中：)/, '')
const magnitude = (value: bigint) => (value < 0n ? -value : value)
const larger = (a: Contribution, b: Contribution) => Number(magnitude(b.amount) - magnitude(a.amount))

function partsNamed(sheet: StatementSheet, name: string, sign: 1 | -1): [string, 1 | -1][] {
  if (!name.endsWith('*')) return [[name, sign]]
  return leaves(sheet, name.slice(0, -1), sign)
}

/** The parts of a sum down to where a part is no sum of its own (其中 is not gone into). */
function leaves(sheet: StatementSheet, line: string, sign: 1 | -1): [string, 1 | -1][] {
  return sheet.lines
    .filter(({ parent, title }) => parent === line && !title)
    .flatMap(({ key, total, contra }): [string, 1 | -1][] => {
      const own = contra ? (-sign as 1 | -1) : sign
      return total ? leaves(sheet, key, own) : [[key, own]]
    })
}

import { lineAt, lineCount, Sheet, type Values } from './lines'

/** The statements of one enterprise month by month: its own books, and for a group what is consolidated and what was taken out. */
export type Reported = { own: Values[]; consolidated: Values[] | null; difference: Values[] | null }

/** One unit of a consolidation: its months, the December before them first. */
export type Unit = { id: string; parentId: string | null; own: Values[] }

const rate = lineAt('SUP.avg_cost_rate')

/**
 * Group statements from the bottom up: the parent's own and the heads of its units, less 差额. Trade among units and what the parent has put
 * into them is taken out of both sides, and a part of the units' profit belongs to minorities; every step keeps the sums, so that what
 * balanced before balances after.
 */
export function consolidate(units: readonly Unit[]): Map<string, Reported> {
  const children = new Map<string, Unit[]>()
  for (const unit of units) if (unit.parentId) children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), unit])
  const done = new Map<string, Reported>()
  const visit = (unit: Unit): Values[] => {
    const held = done.get(unit.id)
    if (held) return held.consolidated ?? held.own
    const below = (children.get(unit.id) ?? []).map(visit)
    if (below.length === 0) {
      done.set(unit.id, { own: unit.own, consolidated: null, difference: null })
      return unit.own
    }
    const sums = unit.own.map((own, month) => added([own, ...below.map((months) => months[month]!)]))
    const difference = eliminations(unit.own, below)
    const consolidated = sums.map((sum, month) => less(sum, difference[month]!))
    done.set(unit.id, { own: unit.own, consolidated, difference })
    return consolidated
  }
  for (const unit of units) visit(unit)
  return done
}

function added(parts: readonly Values[]): Values {
  const sum = new Float64Array(lineCount)
  for (const part of parts) for (let line = 0; line < lineCount; line++) sum[line] = sum[line]! + part[line]!
  sum[rate] = meanRate(sum, parts)
  return sum
}

/** The mean rate of interest, weighed by debt. */
function meanRate(sum: Values, parts: readonly Values[]): number {
  const debt = lineAt('SUP.interest_debt')
  if (sum[debt] === 0) return parts[0]![rate]!
  return Math.round((parts.reduce((total, part) => total + part[rate]! * part[debt]!, 0) / sum[debt]!) * 100) / 100
}

function less(sum: Values, difference: Values): Values {
  const left = sum.map((value, line) => value - difference[line]!)
  left[rate] = sum[rate]!
  return left
}

const minorityShare = 0.12

/** What is taken out month by month: trade among the units, the parent's stake, the minorities' part of the profit since the beginning. */
function eliminations(parent: readonly Values[], below: readonly Values[][]): Values[] {
  let settled = 0
  let yearBefore = 0
  return parent.map((_own, month) => {
    const sheets = below.map((months) => new Sheet(months[month]!))
    const total = (name: string) => sheets.reduce((sum, sheet) => sum + sheet.get(name), 0)
    const out = new Sheet()
    const trade = Math.round(total('IS.total_revenue') * 0.04)
    for (const name of ['IS.operating_revenue', 'IS.total_revenue', 'IS.operating_cost', 'IS.total_cost']) out.set(name, trade)
    for (const name of ['CF.sales_cash', 'CF.cfo_in', 'CF.purchase_cash', 'CF.cfo_out']) out.set(name, trade)
    const owed = Math.round(Math.min(total('BS.accounts_receivable'), total('BS.accounts_payable')) * 0.06)
    const stake = Math.round(total('BS.paid_in_capital') * 0.3)
    for (const name of ['BS.accounts_receivable', 'BS.current_assets', 'BS.accounts_payable', 'BS.current_liab', 'BS.total_liab'])
      out.set(name, owed)
    out.set('BS.lt_equity_investment', Math.min(stake, new Sheet(parent[month]!).get('BS.lt_equity_investment')))
    const put = out.get('BS.lt_equity_investment')
    out.set('BS.noncurrent_assets', put)
    out.set('BS.total_assets', owed + put)
    out.set('BS.total_liab_equity', owed + put)
    for (const name of ['BS.paid_in_capital', 'BS.state_capital', 'BS.total_equity']) out.set(name, put)
    const january = month % 12 === 1
    if (january) settled = yearBefore
    const profit = Math.round(total('IS.net_profit') * minorityShare)
    const minorities = settled + (month === 0 ? 0 : profit)
    yearBefore = minorities
    for (const name of ['IS.np_parent', 'IS.tci_parent']) out.set(name, month === 0 ? 0 : profit)
    for (const name of ['IS.np_minority', 'IS.tci_minority']) out.set(name, month === 0 ? 0 : -profit)
    out.set('BS.undistributed_profit', minorities)
    out.set('BS.minority_equity', -minorities)
    out.set('BS.equity_parent', put + minorities)
    out.set('SUP.state_equity_end', put + minorities)
    return out.values
  })
}

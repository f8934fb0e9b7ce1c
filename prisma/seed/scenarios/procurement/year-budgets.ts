import { rng } from '../../rng'
import { rounded } from './draw'
import { rowId } from './identifiers'
import type { Planted } from './plants/plant'
import type { ProcurementScene } from './scene'
import type { Row } from './types'

/** Sums what every enterprise has signed in a year, for the rows of `year_budget`. */
export class YearBudgets {
  readonly #signed = new Map<string, { amount: number; contracts: number; missing: number; over: boolean }>()

  count(contract: Row, planted?: Planted): void {
    const key = `${contract.org_id}|${String(contract.signed_on).slice(0, 4)}`
    const sum = this.#signed.get(key) ?? { amount: 0, contracts: 0, missing: 0, over: false }
    sum.amount += Number(contract.amount)
    sum.contracts += 1
    if (contract.tender_id === null) sum.missing += 1
    if (planted?.plant.budget === 'over') sum.over = true
    this.#signed.set(key, sum)
  }

  /** One row an enterprise and year; who overspends and whose contracts are missing on the platform follows from the planted cases. */
  *rows({ market, days }: ProcurementScene): Generator<Row> {
    const chance = rng('procurement:budgets')
    let n = 0
    for (const [key, { amount, contracts, missing, over }] of [...this.#signed].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [org, year] = key.split('|')
      const left = chance.chance(0.03)
      yield {
        budget_id: rowId('year-budget', n++),
        org_id: org,
        year: Number(year),
        amount: over ? Math.round(amount * 0.86) : rounded(amount * (1.08 + chance.next() * 0.5), 1_000_000) + 1_000_000,
        signed: amount,
        erp_contracts: contracts,
        erp_missing: missing,
        leader_left_on: left && Number(year) < Number(days.text(days.today).slice(0, 4)) ? `${year}-0${chance.int(3, 9)}-15` : null,
      }
    }
    if (n === 0 && market.count > 0) throw new Error('no contracts were signed')
  }
}

import type { FundMonth } from '@/lib/finance/forecast/fund-gap'
import type { FundScenario } from '@/lib/finance/forecast/scenarios'
import { Decimal } from '@/lib/kernel/decimal'
import { centsPerUnit } from '@/lib/kernel/money'
import type { FundPlan } from '@/lib/treasury/queries/fund-plan'

/** What the sliders stand at: whole per cents, basis points, the reserve in 万元 as typed. */
export type Turned = { realisation: number; income: number; refinancing: number; points: number; reserve: string }

/** Fen as 万元. */
export const wanOf = (cents: string) => new Decimal(cents).div(centsPerUnit.万元.toString())

/** The months of a plan in 万元. */
export function monthsOf(plan: FundPlan): FundMonth[] {
  return plan.months.map(({ month, inflow, outflow, capex, newDraw, debtDue, floating }) => ({
    ...{ month, inflow: wanOf(inflow), outflow: wanOf(outflow), capex: wanOf(capex), newDraw: wanOf(newDraw), debtDue: wanOf(debtDue) },
    floatingDebt: wanOf(floating),
  }))
}

/** Where the sliders stand at a scenario. */
export function startOf(scenario: FundScenario, reserve: string): Turned {
  const percent = (share: Decimal) => share.times(100).toNumber()
  return { realisation: percent(scenario.realisation), income: 0, refinancing: percent(scenario.refinancing), points: 0, reserve }
}

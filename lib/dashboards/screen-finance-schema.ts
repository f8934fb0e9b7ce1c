import type { FinanceOverview } from '@/lib/finance/queries/overview'
import type { InvestHome } from '@/lib/investment/queries/home'
import type { TreasuryHome } from '@/lib/treasury/queries/home'

/** A district with the sums of the units registered there, 万元. */
export type ScreenDistrict = FinanceOverview['districts'][number] & { name: string }

/** Money, debts and guarantees, in cents; `ladder` = what falls due by month, the overdue first. */
export type ScreenTreasury = Pick<
  TreasuryHome,
  'asOf' | 'balance' | 'available' | 'target' | 'actual' | 'debt' | 'dueYear' | 'guarantee' | 'outside' | 'openAlerts' | 'overdueDebts'
> & { ladder: { month: string; total: string; refinanced: string }[] }

/** This year's investment in fen: the plans in force and what was done of them, the share of the year that is gone, projects by light. */
export type ScreenInvestment = Pick<InvestHome, 'year' | 'pace' | 'total' | 'projects' | 'lights'> & { planned: number }

/** Everything the finance screen shows; null = the person's post does not see that part. */
export type ScreenFinance = {
  asOf: string
  today: string
  finance: (Omit<FinanceOverview, 'districts'> & { districts: ScreenDistrict[] }) | null
  treasury: ScreenTreasury | null
  investment: ScreenInvestment | null
}

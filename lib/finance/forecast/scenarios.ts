import type { FundAssumptions, FundForecast, FundMonth } from '@/lib/finance/forecast/fund-gap'
import { forecastFunds } from '@/lib/finance/forecast/fund-gap'
import { Decimal } from '@/lib/kernel/decimal'

/** A scenario as people name it; the reserve comes from the enterprise. */
export type FundScenario = { key: 'base' | 'mild' | 'severe'; name: string; realisation: Decimal; refinancing: Decimal }

/**
 * The three scenarios with the shares of the worked example. The accompanying text names 0.8 and 0.5 for the refinancing of the stressed
 * ones, so they are parameters to be confirmed (待校核), never a constant of a judgement.
 */
export const fundScenarios: FundScenario[] = [
  { key: 'base', name: '基准', realisation: new Decimal(1), refinancing: new Decimal('0.8') },
  { key: 'mild', name: '轻度压力', realisation: new Decimal('0.9'), refinancing: new Decimal('0.6') },
  { key: 'severe', name: '重度压力', realisation: new Decimal('0.75'), refinancing: new Decimal('0.3') },
]

/** The assumptions of a scenario with the reserve of one enterprise and nothing else turned. */
export function assume(scenario: FundScenario, reserve: Decimal, drawable?: Decimal): FundAssumptions {
  const { realisation, refinancing } = scenario
  const still = { incomeChange: new Decimal(0), basisPoints: new Decimal(0) }
  return { realisation, refinancing, reserve, ...still, ...(drawable ? { drawable } : {}) }
}

/** One assumption turned while the rest stays. */
export type Sensitivity = { name: string; lowest: Decimal; largestGap: Decimal; change: Decimal }

const turns: { name: string; turn: (assumed: FundAssumptions) => FundAssumptions }[] = [
  { name: '收入 −10 %', turn: (assumed) => ({ ...assumed, incomeChange: assumed.incomeChange.minus('0.1') }) },
  { name: '利率 +50 bp', turn: (assumed) => ({ ...assumed, basisPoints: assumed.basisPoints.plus(50) }) },
  {
    name: '再融资成功率 −20 个百分点',
    turn: (assumed) => ({ ...assumed, refinancing: Decimal.max(0, assumed.refinancing.minus('0.2')) }),
  },
]

/** What each assumption alone does to the lowest balance: `change` is the new lowest less the lowest without the turn. */
export function sensitivities(opening: Decimal, months: FundMonth[], assumed: FundAssumptions): Sensitivity[] {
  const lowestOf = (forecast: FundForecast) => forecast.lowest ?? opening
  const still = lowestOf(forecastFunds(opening, months, assumed))
  return turns.map(({ name, turn }) => {
    const turned = forecastFunds(opening, months, turn(assumed))
    return { name, lowest: lowestOf(turned), largestGap: turned.largestGap, change: lowestOf(turned).minus(still) }
  })
}

import { paramsFrom, paramsOfAll, paramsOfAllSql } from '@/lib/matters/vocabulary/in-force'
import { rowsIn, type Tx } from '@/lib/platform/db'

/** From where a light of a yearly value is red: percentage points behind 序时进度, 百分点 over the line for rates, % of the target for other standing values. */
export type GoalLines = { readonly behind: string; readonly over: string; readonly short: string }
/** From where a deviation is worth a look: |z|, % of the budget, percentage points of a rate, percentile from either end. */
export type DeviationLines = { readonly z: string; readonly percent: string; readonly points: string; readonly percentile: string }

/** What holds until a parameter is set. */
export const suggestedGoalLines: GoalLines = { behind: '10', over: '1', short: '10' }
export const suggestedDeviation: DeviationLines = { z: '2', percent: '10', points: '2', percentile: '10' }

const goalCodes = ['finance_goal_behind', 'finance_goal_over', 'finance_goal_short'] as const

/** The lines of lights in force on a day, by enterprise. */
export async function goalLinesOn(tx: Tx, today: string): Promise<(orgId: string) => GoalLines> {
  return goalLinesFrom(await rowsIn(tx, goalLinesSql(today)))
}

/** The same as a question that may stand beside others, and what its answer says. */
export const goalLinesSql = (today: string) => paramsOfAllSql(goalCodes, today)
export function goalLinesFrom(answer: readonly unknown[] = []): (orgId: string) => GoalLines {
  const of = paramsFrom(goalCodes, answer)
  return (orgId) => {
    const { finance_goal_behind: behind, finance_goal_over: over, finance_goal_short: short } = of(orgId)
    return { behind, over, short }
  }
}

/** The lines of deviations in force for an enterprise on a day. */
export async function deviationLinesOn(tx: Tx, orgId: string, today: string): Promise<DeviationLines> {
  const of = await paramsOfAll(
    tx,
    ['finance_deviation_z', 'finance_deviation_percent', 'finance_deviation_points', 'finance_deviation_percentile'],
    today,
  )
  const set = of(orgId)
  return {
    z: set.finance_deviation_z,
    percent: set.finance_deviation_percent,
    points: set.finance_deviation_points,
    percentile: set.finance_deviation_percentile,
  }
}

import { Decimal } from '@/lib/kernel/decimal'
import { tieOutTolerance } from '@/lib/kernel/money'
import type { FilingUnit } from '../statement/amounts'
import type { CheckFormula } from './definition'

/**
 * By how many 1/200 元 rounding may move a formula. Within statements the two sides are rounded alike and may differ by one unit of filing; a book of
 * another system is not rounded, so that there each cell that is added may be off by half a unit.
 */
export function roundingHalves({ rounded }: Pick<CheckFormula, 'rounded'>, cells: number, money: boolean, unit: FilingUnit): bigint {
  if (!rounded || !money) return 0n
  return tieOutTolerance(unit) * (rounded === 'each' ? BigInt(cells) : 2n)
}

/** The tolerance of a formula over two sides: what rounding makes, of ≈ its share of the larger side where that is more. In the unit of the sides. */
export function toleranceOf(
  formula: CheckFormula,
  sides: readonly [Decimal, Decimal],
  cells: number,
  money: boolean,
  unit: FilingUnit,
): Decimal {
  const rounding = new Decimal(roundingHalves(formula, cells, money, unit).toString()).div(200)
  if (formula.op !== '≈') return rounding
  return Decimal.max(rounding, Decimal.max(sides[0].abs(), sides[1].abs()).times(formula.tolerance ?? 0))
}

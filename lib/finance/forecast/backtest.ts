import { Decimal } from '@/lib/kernel/decimal'

/** What a month was expected to close with and what it closed with. */
export type Compared = { month: string; forecast: Decimal; actual: Decimal }

/** Highest mean error at which a forecast counts as usable (设计值，待校核). */
export const usableError = new Decimal('0.15')

/**
 * Mean absolute percentage error: the mean of |forecast − actual| ÷ |actual|. Months that closed with nothing have no percentage and are
 * left out; without any month there is no error to speak of. Source: the usual definition of MAPE (verified); the bound of 15 % is design.
 */
export function meanError(compared: Compared[]): { error: Decimal | null; usable: boolean | null; left: string[] } {
  const counted = compared.filter(({ actual }) => !actual.isZero())
  const left = compared.filter(({ actual }) => actual.isZero()).map(({ month }) => month)
  if (counted.length === 0) return { error: null, usable: null, left }
  const sum = counted.reduce((total, { forecast, actual }) => total.plus(forecast.minus(actual).abs().div(actual.abs())), new Decimal(0))
  const error = sum.div(counted.length)
  return { error, usable: error.lte(usableError), left }
}

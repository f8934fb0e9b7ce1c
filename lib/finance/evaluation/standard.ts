import { Decimal } from '@/lib/kernel/decimal'

/** The five grades of a standard value, best first. */
export const standardGrades = ['优秀', '良好', '平均', '较低', '较差'] as const

/** Where a value can stand: one of the grades or below the last. */
export type StandardGrade = (typeof standardGrades)[number] | '较差以下'

/** Five standard values, best first. Rising towards the best means that more is better; falling, that less is. */
export type Standard = readonly [Decimal, Decimal, Decimal, Decimal, Decimal]

/** Standard coefficients of the grades (2006 rules, from memory, agreeing with textbooks). */
const coefficients = ['1', '0.8', '0.6', '0.4', '0.2'].map((text) => new Decimal(text))

/** A value placed among the standards: its grade, the grade above, and how far it has come between the two (功效系数). */
export type Placed = {
  grade: StandardGrade
  coefficient: Decimal
  upperCoefficient: Decimal | null
  lower: Decimal | null
  upper: Decimal | null
  efficacy: Decimal | null
}

/** What is wrong with five values as a standard, or null: they must run one way and not be all the same. */
export function standardFault(values: Decimal[]): string | null {
  const [first, , , , last] = values
  if (values.length !== 5 || !first || !last) return '标准值应有优秀、良好、平均、较低、较差五档'
  if (first.eq(last)) return '优秀值与较差值相同，无法分档'
  const falls = first.gt(last)
  const broken = values.findIndex((value, index) => index > 0 && (falls ? value.gt(values[index - 1]!) : value.lt(values[index - 1]!)))
  if (broken < 0) return null
  return `五档应由优到差依次${falls ? '递减' : '递增'}，“${standardGrades[broken]}”与前一档次序颠倒`
}

/** True when less is better, as with 资产负债率. */
export const lessIsBetter = (standard: Standard) => standard[0].lt(standard[4])

/**
 * Places a value: the grade is the lower of the two between which it stands (本档), 功效系数 = (实际值 − 本档标准值) ÷ (上档标准值 − 本档标准值).
 * At or above 优秀 there is no grade above, below 较差 none below; both have no 功效系数. Reverse indicators use the same form.
 */
export function placeValue(value: Decimal, standard: Standard): Placed {
  const sign = lessIsBetter(standard) ? -1 : 1
  const at = standard.findIndex((bound) => value.times(sign).gte(bound.times(sign)))
  if (at < 0) {
    const nothing = { lower: null, efficacy: null }
    return { grade: '较差以下', coefficient: new Decimal(0), upperCoefficient: coefficients[4]!, upper: standard[4], ...nothing }
  }
  const [lower, upper] = [standard[at]!, at > 0 ? standard[at - 1]! : null]
  return {
    grade: standardGrades[at]!,
    coefficient: coefficients[at]!,
    upperCoefficient: at > 0 ? coefficients[at - 1]! : null,
    lower,
    upper,
    efficacy: upper ? value.minus(lower).div(upper.minus(lower)) : null,
  }
}

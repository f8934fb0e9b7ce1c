import type { Parameter } from './rule-sql'

/** The amount at stake of a model, a cell of the monthly form with its name. */
export type Stake = { readonly cell: string; readonly title: string }

const shortDebt: Stake = { cell: 'SUP.st_debt_bills@cur', title: '短期债务与应付票据' }

/** Models that leave a dormant enterprise alone while the amount at stake is immaterial: those that turned red on a few thousand 元 of a shell. */
export const stakes: Readonly<Record<string, Stake>> = {
  ...{ AN18: shortDebt, ZB03: shortDebt, ZB04: shortDebt },
  AN22: { cell: 'BS.current_liab@end', title: '流动负债' },
  ZB12: { cell: 'BS.total_assets@end', title: '资产总额' },
}

/** 休眠企业重要性水平: one million 元, a suggested value; 分 in SQL. */
export const floorParameter: Parameter = { name: 'floor', title: '休眠企业重要性水平', value: 100_000_000, unit: 'amount' }

/** What a model with a stake leaves out, in words. */
export const floorWords = ({ title }: Stake) => `标为休眠的企业，${title}不足“${floorParameter.title}”的不作命中。`

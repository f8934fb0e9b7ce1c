import type { BaseFact } from '../facts'

/** A figure of an accepted statement that forms take by themselves. Cells by their paths; `over` = the figure is a share, in percent. */
export type Figure = {
  readonly name: string
  readonly form: 'annual' | 'flash'
  readonly cell: string
  readonly over?: string
  /** Whose statement: of the applicant, or of its group. */
  readonly of: 'applicant' | 'group'
  /** The year the statement closes: fields of the form that name it, and how far the figure lies from it; absent = the newest. */
  readonly year?: { readonly fields: readonly string[]; readonly shift: number }
}

const lastYear = { fields: ['budget_year', 'wage_year'], shift: -1 }
const settled = { fields: ['settle_year', 'wage_year'], shift: 0 }
const annual = { form: 'annual', of: 'applicant' } as const

/** Every figure by the name of its base fact. One cell may stand behind several facts that differ in whose year is meant. */
export const figures: Readonly<Record<string, Figure>> = {
  'base.final.last_total_profit': { ...annual, name: '上年利润总额', cell: 'IS.total_profit@ytd', year: lastYear },
  'base.final.total_profit': { ...annual, name: '利润总额', cell: 'IS.total_profit@ytd', year: settled },
  'base.final.np_parent': { ...annual, name: '归母净利润', cell: 'IS.np_parent@ytd', year: settled },
  'base.final.total_revenue': { ...annual, name: '营业总收入', cell: 'IS.total_revenue@ytd', year: settled },
  'base.final.net_assets': { ...annual, name: '净资产', cell: 'BS.total_equity@end' },
  'base.final.group_net_assets': { ...annual, of: 'group', name: '集团合并净资产', cell: 'BS.total_equity@end' },
  'base.flash.debt_ratio': {
    ...{ form: 'flash', of: 'applicant', name: '当前资产负债率' },
    ...{ cell: 'BS.total_liab@end', over: 'BS.total_assets@end' },
  },
}

const formWords = { annual: '年度决算', flash: '财务快报' } as const

function sourceOf({ form, of, year }: Figure): string {
  const whose = of === 'group' ? '所属集团' : '申报企业'
  const which = year ? (year.shift < 0 ? '表上年度的上一年度' : '表上年度') : '最近一期'
  return `${whose}${which}已受理的${formWords[form]}（合并，没有合并的取单户）`
}

/** The same as base facts, amounts in 万元 with at most four decimals, shares in percent with at most two. */
export const figureFacts: Readonly<Record<string, BaseFact>> = Object.fromEntries(
  Object.entries(figures).map(([name, figure]) => [
    name,
    {
      ...(figure.over ? { type: 'percent' as const, unit: '%' } : { type: 'money' as const, unit: '万元' }),
      ...{ label: figure.name, source: sourceOf(figure), needs: ['applicant_org', ...(figure.year?.fields ?? [])] },
    },
  ]),
)

/** The address of a cell of a statement, below the face of the reader. */
export function pathOf(statement: string, cell: string): string {
  return `/finance/statements/${statement}?sheet=${cell.split('.')[0]}&cell=${encodeURIComponent(cell)}`
}

/** 口径 of a statement: whose figures are in it. */
export const scopes = {
  consolidated: '合并',
  parent: '本部',
  single: '单户',
  difference: '差额',
} as const
export type Scope = keyof typeof scopes

/** What each scope says, shown beside every figure that names it. */
export const scopeMeanings: Readonly<Record<Scope, string>> = {
  consolidated: '集团合并报表，由集团编报，不是各户相加',
  parent: '集团本部（母公司）自身的报表',
  single: '没有下级并表单位的一户',
  difference: '抵销差额：各户合计减合并数',
}

/** Scopes an enterprise reports: one that consolidates others files 合并, 本部 and 差额, a single one 单户 only. */
export function scopesOf(consolidates: boolean): readonly Scope[] {
  return consolidates ? ['consolidated', 'parent', 'difference'] : ['single']
}

/** The scope that speaks for an enterprise as a whole. */
export function headScope(consolidates: boolean): Scope {
  return consolidates ? 'consolidated' : 'single'
}

/**
 * Scopes an enterprise must report, of those it may: what was taken out (差额) month by month by the first level alone, by those below it once a year.
 */
export function requiredScopes(form: 'flash' | 'annual', consolidates: boolean, firstLevel: boolean): readonly Scope[] {
  return scopesOf(consolidates).filter((scope) => scope !== 'difference' || form === 'annual' || firstLevel)
}

import { at, missing, noMatch, type PlatformPage } from './page'
import type { World } from './world'

/** The treasury in a face; `nobody` is a person of it without a right to it. */
function ofFace(face: 'gov' | 'ent', as: string, nobody: string): PlatformPage[] {
  const own = (path: string) => at(`/${face}/treasury${path}`)
  const closed = (path: string) => ({ as: nobody, path: own(path), says: missing })
  const unknown = (folder: string) => ({ path: ({ nothing }: World) => `/${face}/treasury/${folder}/${nothing}`, says: missing })
  const nothingOf = (path: string, says: string) => ({ path: ({ nothing }: World) => `/${face}/treasury${path}?org=${nothing}`, says })
  return [
    {
      folder: `${face}/treasury`,
      as,
      path: own(''),
      heading: '司库总览',
      empty: nothingOf('', '还没有司库数据'),
      error: closed(''),
    },
    {
      folder: `${face}/treasury/accounts`,
      as,
      path: own('/accounts'),
      heading: '银行账户',
      empty: { path: own('/accounts?q=没有这家银行'), says: noMatch },
      error: closed('/accounts'),
    },
    {
      folder: `${face}/treasury/accounts/[id]`,
      as,
      path: ({ bankAccount }) => `/${face}/treasury/accounts/${bankAccount}`,
      heading: /\*/,
      error: unknown('accounts'),
    },
    {
      folder: `${face}/treasury/payments`,
      as,
      path: own('/payments'),
      heading: '大额支付监测',
      empty: { path: own('/payments?q=没有这笔支付'), says: noMatch },
      error: closed('/payments'),
    },
    {
      folder: `${face}/treasury/payments/[id]`,
      as,
      path: ({ paymentAlert }) => `/${face}/treasury/payments/${paymentAlert}`,
      heading: /./,
      error: unknown('payments'),
    },
    {
      folder: `${face}/treasury/ledgers`,
      as,
      path: own('/ledgers?ledger=credits'),
      heading: '司库台账',
      empty: { path: ({ nothing }: World) => `/${face}/treasury/ledgers?ledger=bills&org=${nothing}`, says: '没有这类台账' },
      error: closed('/ledgers'),
    },
    {
      folder: `${face}/treasury/debts`,
      as,
      path: own('/debts'),
      heading: '债务到期',
      empty: { path: own('/debts?month=2001-01'), says: '没有到期债务' },
      error: closed('/debts'),
    },
    {
      folder: `${face}/treasury/guarantees`,
      as,
      path: own('/guarantees'),
      heading: '担保管理',
      empty: nothingOf('/guarantees', '没有这类担保'),
      error: closed('/guarantees'),
    },
    {
      folder: `${face}/treasury/forecast`,
      as,
      path: own('/forecast'),
      heading: '资金缺口预测',
      empty: nothingOf('/forecast', '没有资金预算'),
      error: closed('/forecast'),
    },
  ]
}

/** Pages of the treasury; rules and standard values are the supervisor's, reports the enterprise's. */
export const treasury: readonly PlatformPage[] = [
  ...ofFace('gov', 'cwjd-officer', 'window'),
  ...ofFace('ent', 'ct-fin', 'ct-party'),
  {
    folder: 'ent/treasury/report',
    as: 'ct-fin',
    path: at('/ent/treasury/report'),
    heading: '报送司库数据',
    error: { as: 'ct-party', path: at('/ent/treasury/report'), says: missing },
  },
  {
    folder: 'gov/treasury/rules',
    as: 'cwjd-officer',
    path: at('/gov/treasury/rules'),
    heading: '监测规则',
    error: { as: 'window', path: at('/gov/treasury/rules'), says: missing },
  },
  {
    folder: 'gov/treasury/standards',
    as: 'cwjd-officer',
    path: at('/gov/treasury/standards'),
    heading: '绩效评价标准值',
    error: { as: 'window', path: at('/gov/treasury/standards'), says: missing },
  },
]

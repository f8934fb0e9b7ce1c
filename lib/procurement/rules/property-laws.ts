/** Where a rule on property transactions comes from; `checked` is false until somebody has compared the article with the text. */
export type TradeBasis = { text: string; version: string; checked: boolean }

const decree = (text: string): TradeBasis => ({
  text: `《企业国有资产交易监督管理办法》${text}`,
  version: '国务院国资委、财政部令第 32 号，2016 年 6 月 24 日起施行',
  checked: false,
})

/**
 * The rules a transaction is held against. Numbers are working days where the name says days; a day of disclosure counts from its first day
 * on. Shares and increases: articles 13, 17 to 19, 28, 30, 39 of decree 32; assets: article 51, and 17 to 19 applied likewise.
 */
export const tradeLaws = {
  pre: { id: 'CQ-01', title: '预披露期', days: 20, basis: decree('第十三条：导致实际控制权转移的，预披露不少于 20 个工作日') },
  share: { id: 'CQ-02', title: '正式披露期', days: 20, basis: decree('第十三条：正式披露信息时间不少于 20 个工作日') },
  increase: {
    ...{ id: 'CQ-02', title: '正式披露期', days: 20, together: 40 },
    basis: decree('第三十九条：增资披露不少于 40 个工作日；与预披露相结合的合计计算，正式披露不少于 20 个工作日'),
  },
  asset: {
    ...{ id: 'CQ-02', title: '公告期', small: 100_000_000n, large: 1_000_000_000n, smallDays: 10, largeDays: 20 },
    basis: decree('第五十一条：底价 100 万元以上 1000 万元以下的不少于 10 个工作日，1000 万元以上的不少于 20 个工作日'),
  },
  floor: { id: 'CQ-03', title: '首次底价不低于评估值', basis: decree('第十七条：首次正式披露的转让底价不得低于经核准或备案的评估结果') },
  lower: {
    ...{ id: 'CQ-04', title: '低于评估值九成须经同意', tenths: 9n },
    basis: decree('第十八条：新的底价低于评估结果 90% 的，应当经转让行为批准单位书面同意'),
  },
  relisted: { id: 'CQ-05', title: '重新披露期', days: 20, basis: decree('第十八条：降低底价或者变更条件的，重新披露不少于 20 个工作日') },
  year: {
    ...{ id: 'CQ-06', title: '首次披露后十二个月', months: 12 },
    basis: decree('第十九条：自首次正式披露起超过 12 个月未征集到合格受让方的，重新履行审计、评估和披露程序'),
  },
  appraisal: {
    ...{ id: 'CQ-07', title: '评估备案与有效期', months: 12 },
    basis: {
      text: '《企业国有资产评估管理暂行办法》：评估经核准或者备案后方可作价；评估结果自基准日起 1 年内有效',
      version: '国务院国资委令第 12 号，2005 年 9 月 1 日起施行',
      checked: false,
    },
  },
  decision: { id: 'CQ-08', title: '行为已获批准', basis: decree('第七条、第八条：产权转让由国资监管机构或者国家出资企业审核批准') },
  price: {
    ...{ id: 'CQ-09', title: '价款支付', days: 5, firstTenths: 3n, months: 12 },
    basis: decree('第二十八条：合同生效后 5 个工作日内一次付清；分期的首期不低于 30%，其余一年内付清'),
  },
  result: { id: 'CQ-10', title: '结果公告期', days: 5, basis: decree('第三十条：交易结果公告不少于 5 个工作日') },
} as const

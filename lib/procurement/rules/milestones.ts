import { daysBetween } from '@/lib/kernel/workday'

/** A step of a procurement with its day, and the least distance the law wants from an earlier one. */
export type Milestone = { key: string; name: string; on: string | null; rule: string | null; kept: boolean | null; note: string | null }

type Days = Readonly<Record<string, string | null>>
type Rule = { from: string; least?: number; most?: number; law: string; mandatoryOnly?: boolean }

const steps: readonly [key: string, name: string, rule?: Rule][] = [
  ['demandOn', '需求提出'],
  ['approvedOn', '立项批复', undefined],
  ['noticeOn', '公告发布', { from: 'approvedOn', least: 0, law: '先批后招' }],
  ['docSaleFrom', '文件发售开始'],
  ['docSaleTo', '文件发售结束', { from: 'docSaleFrom', least: 5, law: '《实施条例》第十六条：发售期不少于 5 日' }],
  ['lastClarifiedOn', '最后澄清修改'],
  ['deadlineOn', '投标截止', { from: 'docIssuedOn', least: 20, law: '《招标投标法》第二十四条：不少于 20 日', mandatoryOnly: true }],
  ['openedOn', '开标', { from: 'deadlineOn', least: 0, most: 0, law: '《招标投标法》第三十四条：截止即开标' }],
  ['reportOn', '评标报告'],
  [
    'publicityFrom',
    '候选人公示',
    { from: 'reportOn', most: 3, law: '《实施条例》第五十四条：收到评标报告 3 日内公示', mandatoryOnly: true },
  ],
  ['publicityTo', '公示结束', { from: 'publicityFrom', least: 3, law: '《实施条例》第五十四条：公示期不少于 3 日', mandatoryOnly: true }],
  ['awardedOn', '定标'],
  ['noticeOfAwardOn', '中标通知书'],
  ['signedOn', '合同签订', { from: 'noticeOfAwardOn', most: 30, law: '《招标投标法》第四十六条：30 日内签约' }],
  ['awardReportedOn', '书面报告', { from: 'awardedOn', most: 15, law: '《招标投标法》第四十七条：15 日内报告', mandatoryOnly: true }],
]

/** The steps of a tender in the order of the law, each with its deadline kept or not; unknown where a day is missing. */
export function milestonesOf(days: Days, mandatory: boolean | null): Milestone[] {
  return steps.map(([key, name, rule]) => {
    const on = days[key] ?? null
    const from = rule ? (days[rule.from] ?? null) : null
    if (!rule || (rule.mandatoryOnly && !mandatory) || !on || !from)
      return { key, name, on, rule: rule?.law ?? null, kept: null, note: null }
    const distance = daysBetween(from, on)
    const kept = (rule.least === undefined || distance >= rule.least) && (rule.most === undefined || distance <= rule.most)
    return { key, name, on, rule: rule.law, kept, note: `相距 ${distance} 日` }
  })
}

import { byRow, count, hours, type Judgement, percent, seconds } from '../model'

const twoThirds = (title: string) => ({ ...percent(title, 0), value: 2 / 3 })
const oneThird = (title: string) => ({ ...percent(title, 0), value: 1 / 3 })

/** 评标委员会的组成与抽取，专家的资格。 */
export const committees: readonly Judgement[] = [
  byRow(
    'LC075',
    '依法必招项目的评标委员会应为五人以上单数，技术、经济专家不少于三分之二；人数或比例不符的，评标结论的效力需核查。',
    'tender',
    `t.mandatory and (t.committee_size < :least or t.committee_size % 2 = 0 or t.committee_specialists::float8 / nullif(t.committee_size, 0) < :share)`,
    { value: 't.committee_size', thresholds: { least: count('最少人数', 5), share: twoThirds('技术、经济专家占比') } },
  ),
  byRow(
    'LC076',
    '依法必招项目除特殊项目外，专家应从专家库随机抽取；直接指定专家的，需核查指定的理由和审批。',
    'tender',
    `t.mandatory and not t.special_project and t.drawn_how = '直接指定'`,
    { exclusions: '技术复杂、专业性强等可以直接确定专家的特殊项目除外。' },
  ),
  byRow(
    'LC077',
    '专家名单在开标前较早抽出，名单外泄、事先接触的时间随之变长，需核查抽取时间的必要性和保密情况。',
    'tender',
    'extract(epoch from t.opened_at - t.drawn_at) / 3600 > :hours',
    { value: 'extract(epoch from t.opened_at - t.drawn_at) / 3600', thresholds: { hours: hours('早于开标', 24) } },
  ),
  byRow(
    'LC080',
    '依法必招项目中招标人代表超过评标委员会的三分之一，评审的独立性不足，需核查评标委员会的组成。',
    'tender',
    't.mandatory and t.owner_reps::float8 / nullif(t.committee_size, 0) > :share',
    { value: 't.owner_reps::float8 / nullif(t.committee_size, 0)', thresholds: { share: oneThird('招标人代表占比') } },
  ),
  byRow(
    'LC097',
    '评标委员会里专业与标的对口的专家不足三分之二，技术评审的质量难以保证，需核查抽取时设置的专业条件。',
    'tender',
    't.speciality_match_pct < :share',
    { value: 't.speciality_match_pct', show: 't.committee_size t.class_code', thresholds: { share: twoThirds('专业对口占比') } },
  ),
  byRow(
    'LC095',
    '专家在聘期届满后或超出专家库的年龄规定仍参加评标，需核查专家库的动态管理和抽取资格。',
    'evaluator',
    'e.term_until < v.evaluated_on or extract(year from age(v.evaluated_on, e.born_on)) > :age',
    {
      value: 'greatest(v.evaluated_on - e.term_until, 0)',
      show: 'e.expert_no',
      thresholds: { age: count('年龄上限（岁）', 70) },
      optional: ['e.born_on'],
      exclusions: '专家库未提供出生日期的，只核聘期。',
    },
  ),
  byRow(
    'LC096',
    '专家在被禁止或暂停参加评标的期间仍参加了评标，需核查抽取系统是否同步处罚信息。',
    'evaluator',
    `v.evaluated_on between e.suspended_from and coalesce(e.suspended_to, 'infinity'::date)`,
    { show: 'e.expert_no', optional: ['e.suspended_to'], exclusions: '暂停未载明止期的，视为仍在暂停期内。' },
  ),
  byRow('LC092', '评委评审一家投标文件的用时极短，与文件篇幅不相称，需核查是否实际阅评。', 'evaluator', 'v.seconds_per_bid < :least', {
    value: 'v.seconds_per_bid',
    show: 'e.expert_no v.terminal',
    thresholds: { least: seconds('每家评分耗时', 60) },
    optional: ['v.terminal'],
  }),
]

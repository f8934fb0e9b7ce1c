import { byRow, count, figure, type Judgement, judged, minutes, seconds } from '../model'
import { tendered } from '../phrases'

const duration = 'extract(epoch from t.evaluation_to - t.evaluation_from) / 60'

/** 递交、开标、解密、评标用时. */
export const openings: readonly Judgement[] = [
  byRow(
    'LC050',
    '递交投标文件的不足三家仍然开标，依法应当重新招标，需核查依据。',
    'tender',
    `t.method in ${tendered} and t.submitted_count < :least and t.opened_at is not null and not (coalesce(t.failed_count, 0) >= 1 and coalesce(t.reason_approved, false))`,
    {
      value: 't.submitted_count',
      thresholds: { least: count('递交家数', 3) },
      optional: ['t.failed_count', 't.reason_approved'],
      exclusions: '此前已流标、经批准继续的除外；非招标方式不适用。',
    },
  ),
  byRow(
    'LC051',
    '截止时间之后递交的投标文件应当拒收，却作为有效投标参加评审，需核查接收记录。',
    'bid',
    `b.status = 'valid' and b.submitted_at > t.deadline_at + make_interval(secs => :grace)`,
    { value: 'extract(epoch from b.submitted_at - t.deadline_at)', thresholds: { grace: seconds('宽限', 0) } },
  ),
  byRow(
    'LC052',
    '开标应当在截止时间的同一时间公开进行，两者相差较大，需核查原因。',
    'tender',
    'abs(extract(epoch from t.opened_at - t.deadline_at)) / 60 > :minutes',
    { value: 'abs(extract(epoch from t.opened_at - t.deadline_at)) / 60', thresholds: { minutes: minutes('相差', 30) } },
  ),
  byRow(
    'LC053',
    '投标文件在开标前已被解密，投标内容可能提前泄露，需核查解密记录。',
    'bid',
    'b.decrypted_at < t.opened_at - make_interval(secs => :grace)',
    { value: 'extract(epoch from t.opened_at - b.decrypted_at)', thresholds: { grace: seconds('时钟容差', 0) } },
  ),
  judged(
    'LC054',
    '截止前有未授权的账号查看投标人名单或报价，需核查泄密可能。',
    'within',
    {
      subject: 'tender',
      from: '{fact}.bid_access a join {fact}.tender t on t.tender_id = a.tender_id where {in:a} and not a.authorised and a.accessed_at < t.deadline_at',
      by: ['t.tender_id', 't.org_id', 't.title'],
      name: 't.title',
      org: 't.org_id',
      tender: 't.tender_id',
      having: 'count(*) >= :least',
      value: 'count(*)',
      show: {
        次数: 'count(*)',
        't.deadline_at': 'min(t.deadline_at)',
        'a.account': 'jsonb_agg(jsonb_build_array(a.account, a.accessed_at, a.viewed) order by a.accessed_at)',
      },
    },
    { thresholds: { least: count('次数', 1) }, optional: ['a.account', 'a.viewed'] },
  ),
  byRow(
    'LC055',
    '平均每家投标文件的评审时间过短，评审可能流于形式。',
    'tender',
    `t.evaluation_to > t.evaluation_from and ${duration} / nullif(t.submitted_count, 0) < :minutes`,
    { value: `${duration} / nullif(t.submitted_count, 0)`, thresholds: { minutes: minutes('每家评审时间', 10) } },
  ),
  judged(
    'LC056',
    '评标时间明显长于同类采购，需核查其间的澄清、休会和与外界联系的情况。',
    'peers',
    { source: 'tender', measure: duration, peers: ['t.category'], side: 'high', rule: 'iqr', k: ':fence', least: ':peers' },
    { thresholds: { fence: figure('四分位距倍数', 3), peers: count('同类至少个数', 8) } },
  ),
]

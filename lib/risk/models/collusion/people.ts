import { type Judgement, judged, words } from '../model'

const agencyHas = (column: string, token: string) =>
  `exists (select from {fact}.party p where p.party_id = t.agency_id and p.${token} = x1.${column})`

/** 文件雷同与电子痕迹：人员、联系方式和证书. */
export const sharedPeople: readonly Judgement[] = [
  judged(
    'WB025',
    '不同投标人拟派的项目管理成员为同一人，法规将其视为相互串通的情形，需核对社保与劳动关系。',
    'pair-same',
    { table: 'm', column: 'person_token', show: { 'm.post': 'jsonb_build_array(m1.post, m2.post)' } },
    { optional: ['m.post'], exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB026',
    '不同投标人由同一人作授权代表，法规将委托同一单位或个人办理投标视为相互串通的情形，需核对授权文件。',
    'pair-same',
    { table: 'x', column: 'rep_token' },
    { exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB027',
    '不同投标人留下相同的联系电话或邮箱，可能由同一人办理投标事宜，需核查。',
    'pair-where',
    {
      table: 'x',
      shared: ['x.rep_phone_token', 'x.email_token'],
      where: `(x1.rep_phone_token = x2.rep_phone_token and not ${agencyHas('rep_phone_token', 'phone_token')})
    or (x1.email_token = x2.email_token and not ${agencyHas('email_token', 'email_token')})`,
    },
    { optional: ['p.phone_token', 'p.email_token', 't.agency_id'], exclusions: '招标代理机构的电话、邮箱除外；联合体成员之间除外。' },
  ),
  judged(
    'WB028',
    '同一人为不同投标人缴费、领取文件或到场打卡，需核查是否委托同一单位或个人办理投标事宜。',
    'pair-same',
    { table: 'x', column: 'handler_token' },
    { exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB029',
    '不同投标人使用同一证书或检测报告编号，需向发证机构核对归属。',
    'pair-overlap',
    { column: 'cert_nos', where: `entry1.element not in :blank and t.category is distinct from '货物'` },
    {
      thresholds: { blank: words('空编号', ['无', '—', '/', '0', '待定']) },
      optional: ['t.category'],
      exclusions: '货物类标段除外：同一厂商的检测报告可由多家经销商合法使用。联合体成员之间除外。',
    },
  ),
]

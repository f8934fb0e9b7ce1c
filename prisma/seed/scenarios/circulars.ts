import { seedId } from '../ids'
import { shanghaiTime } from '../shanghai'
import type { UserRow } from './people/types'

/** A circular of the commission; `publisher` is a login. */
type CircularText = {
  title: string
  body: string
  daysAgo: number
  audience: 'all' | 'gov' | 'ent'
  publisher: string
  department: string
  needsReceipt: boolean
}

const circulars: readonly CircularText[] = [
  {
    title: '关于国庆假期值班和紧急事项报送安排的通知',
    body: '各处室、各市属企业：假期实行领导带班和专人值班制度。发生安全生产、信访稳定、重大舆情等突发事件的，须按规定时限通过平台“安全生产与突发事件报告”事项报送，不得迟报、漏报、瞒报。',
    daysAgo: 61,
    audience: 'all',
    publisher: 'bgs-chief',
    department: '党委办公室（办公室）',
    needsReceipt: false,
  },
  {
    title: '关于做好年度投资计划申报工作的通知',
    body: '各市属企业：请按照主责主业和投资监督管理有关规定，组织编制下一年度投资计划，经企业党委前置研究、董事会审议后，通过平台报送。非主业投资项目须单独列明并说明理由。逾期未报的将在办理情况通报中列示。',
    daysAgo: 33,
    audience: 'ent',
    publisher: 'ghfz-chief',
    department: '规划发展处',
    needsReceipt: true,
  },
  {
    title: '关于规范资产评估项目备案材料的通知',
    body: '各市属企业：近期办件中，评估基准日超过有效期、引用审计报告与评估报告期间不一致等问题较多。请在提交前逐项核对平台自动校验结果；属于阻断级的，须整改后再报。',
    daysAgo: 21,
    audience: 'ent',
    publisher: 'cqgl-chief',
    department: '产权管理处',
    needsReceipt: true,
  },
  {
    title: '关于监管事项办理情况的通报',
    body: '各处室：现将上月监管事项受理、办结、补正、退回和时限情况予以通报。请各处室对临期办件逐件跟踪，对退回两次以上的办件分析原因，需要修订一本通材料清单的，报政策法规处会同大数据处研究。',
    daysAgo: 12,
    audience: 'gov',
    publisher: 'monitor-head',
    department: '青岛市国有资本运营监测中心',
    needsReceipt: false,
  },
  {
    title: '关于启用动态口令登录的通知',
    body: '各处室、各市属企业：按照网络安全等级保护要求，委领导和系统管理岗位登录须使用口令加动态口令。其他人员可在“个人设置”中自行绑定。账号仅限本人使用，不得转借。',
    daysAgo: 6,
    audience: 'all',
    publisher: 'monitor-head',
    department: '青岛市国有资本运营监测中心',
    needsReceipt: true,
  },
  {
    title: '平台例行维护公告',
    body: '平台将于本周六 22:00 至次日 2:00 例行维护，期间暂停服务。未提交的草稿会自动保存。',
    daysAgo: 2,
    audience: 'all',
    publisher: 'monitor-head',
    department: '青岛市国有资本运营监测中心',
    needsReceipt: false,
  },
]

export type CircularRow = CircularText & { id: string; publishedAt: Date; publishedBy: string }
export type ReceiptRow = { id: string; at: Date; userId: string; title: string; body: string; readAt: Date | null; circularId: string }

/** The circulars of the last two months, seen from `now`; those whose publisher is not among the users are left out. */
export function circularRows(users: readonly UserRow[], now: Date): CircularRow[] {
  return circulars.flatMap((text) => {
    const publisher = users.find((user) => user.login === text.publisher)
    if (!publisher) return []
    return [
      { ...text, id: seedId('circular', text.title), publishedAt: shanghaiTime(now, text.daysAgo, '09:30:00'), publishedBy: publisher.id },
    ]
  })
}

/** The receipts of a circular: one notice each person of its audience. Most have read it within two days of its publication, none later than `now`. */
export function receiptRows(circular: CircularRow, users: readonly UserRow[], now: Date): ReceiptRow[] {
  if (!circular.needsReceipt) return []
  return users
    .filter((user) => user.status === 'active' && (circular.audience === 'all' || circular.audience === user.side))
    .map((user, index) => {
      const id = seedId('notice', `${circular.title}|${user.login}`)
      const readAt = new Date(circular.publishedAt.getTime() + ((index * 37) % 2880) * 60_000)
      const read = index % 7 !== 3 && readAt <= now
      return {
        id,
        at: circular.publishedAt,
        userId: user.id,
        title: circular.title,
        body: `${circular.department}发布通知公告，请查阅。`,
        readAt: read ? readAt : null,
        circularId: circular.id,
      }
    })
}

import { type categories, methods } from '../schema'

export type AdviceInput = {
  category: (typeof categories)[number]
  amount: bigint
  /** What the same project buys of this category besides: it counts towards the scale. */
  others?: bigint
  engineering: boolean
  stateFunded: boolean
  reason: AdviceReason
}
export const adviceReasons = {
  none: '没有特殊情形',
  urgent: '抢险救灾等紧急情形',
  secret: '涉及国家秘密',
  unique: '只能由唯一供应商提供（专利、专有技术、配套）',
  few: '技术复杂或特殊，潜在供应商少',
  repeat: '原中标人的追加采购，更换会影响配套',
  failed: '公开招标后投标人不足三家，两次失败',
} as const
export type AdviceReason = keyof typeof adviceReasons

type Method = (typeof methods)[number]
export type Advice = { method: Method; permitted: boolean; why: string }
export type Judged = {
  mandatory: boolean
  limit: bigint | null
  /** What is held against the limit: the purchase and the project's others. */
  total: bigint
  because: string
  basis: { text: string; version: string; checked: boolean }
  advice: Advice[]
}

/** 必须招标的规模标准，单位 分：施工 400 万元、设备材料 200 万元、勘察设计监理 100 万元。 */
const limits: Readonly<Record<string, bigint>> = { 施工: 400_000_000n, 货物: 200_000_000n, 勘察设计监理: 100_000_000n }

/**
 * Which methods a purchase permits. Rule: 《招标投标法》第三条、《必须招标的工程项目规定》（2018 年第 16 号令）第五条 for what must be tendered,
 * its second paragraph for what a project buys in parts that could be bought together (no splitting: 《招标投标法》第四条);
 * 《招标投标法实施条例》第八、九条 for exceptions; 国资发改革规〔2024〕53 号 for the methods of enterprises. Pure.
 */
export function adviseMethod({ category, amount, others = 0n, engineering, stateFunded, reason }: AdviceInput): Judged {
  const limit = category === '施工' || engineering ? (limits[category] ?? null) : null
  const total = amount + others
  const mandatory = stateFunded && limit !== null && total >= limit
  const byParts = mandatory && amount < limit
  const exempt = mandatory && (reason === 'urgent' || reason === 'secret' || reason === 'unique' || reason === 'repeat')
  const allow = (method: Method): Advice => judge(method, { mandatory, exempt, reason })
  return {
    mandatory,
    limit,
    total,
    because: mandatory
      ? `国有资金的${category === '施工' ? '工程施工' : `与工程建设有关的${category}`}，${byParts ? '单笔没有达到、与同一项目的其他采购合计达到规模标准：可以合并进行的不得拆分' : '金额达到规模标准'}`
      : limit === null
        ? '不属于工程建设项目及与其有关的货物、服务，不在必须招标的范围'
        : stateFunded
          ? others > 0n
            ? '与同一项目的其他采购合计也没有达到规模标准'
            : '金额没有达到规模标准'
          : '不使用国有资金',
    basis: {
      text: '《招标投标法》第三、四条；《必须招标的工程项目规定》第二、五条（第五条第二款：同一项目可以合并进行的采购合计计算）',
      version: '国家发展改革委 2018 年第 16 号令，2018-06-01 起施行',
      checked: true,
    },
    advice: methods.map(allow),
  }
}

function judge(method: Method, { mandatory, exempt, reason }: { mandatory: boolean; exempt: boolean; reason: AdviceReason }): Advice {
  const no = (why: string): Advice => ({ method, permitted: false, why })
  const yes = (why: string): Advice => ({ method, permitted: true, why })
  if (method === '公开招标')
    return yes(
      mandatory && !exempt ? '依法必须招标，国有资金占控股或主导地位的应当公开招标（《实施条例》第八条）' : '任何采购都可以公开招标',
    )
  if (method === '邀请招标') {
    if (!mandatory) return yes('不是依法必须招标，企业可以自主选择')
    return reason === 'few'
      ? yes('技术复杂、只有少量潜在投标人可供选择（《实施条例》第八条第一项），须经认定')
      : no('依法必须公开招标，不具备《实施条例》第八条规定的情形')
  }
  if (mandatory && !exempt && reason !== 'failed')
    return no('依法必须招标，不具备可以不招标的情形（《招标投标法》第六十六条、《实施条例》第九条）')
  if (reason === 'failed' && mandatory)
    return method === '直接采购' ? no('两次失败后可以依法不再招标，宜先采用谈判、询比') : yes('两次招标失败，经批准可以不再招标')
  if (method === '直接采购')
    return reason === 'none' || reason === 'few'
      ? no('没有唯一供应商、紧急、涉密、追加等情形')
      : yes('具备直接采购的情形，须说明理由并公示（涉密除外）')
  return yes(exempt ? '具备可以不招标的情形' : '非依法必须招标，企业可以采用')
}

import { addDays, addWorkdays } from '@/lib/kernel/workday'
import type { TradeFacts, TradeKind } from '@/lib/procurement/rules/property-trade'
import type { Rng } from '../rng'

export type Winner = { orgId: string; partyId: string; on: string }
export type Paper = { id: string; number: string; matter: string; groupId: string; on: string }
export type Scene = {
  orgs: readonly { id: string; name: string; groupId: string; childId: string | null; childName: string | null }[]
  suppliers: readonly string[]
  winners: readonly Winner[]
  papers: readonly Paper[]
  today: string
}
type Linked = { appraisalFilingId: string | null; decisionFilingId: string | null }
type Named = {
  orgId: string
  projectNo: string
  title: string
  targetOrgId: string | null
  targetName: string
  pct: string | null
  exchange: string
}
type Played = {
  trade: Omit<TradeFacts, 'payments'> & Linked & Named
  bidders: { partyId: string; won: boolean; offer: bigint | null; pct: string | null }[]
  payments: { paidOn: string; amount: bigint }[]
}

const decisions: Record<TradeKind, readonly string[]> = { 股权转让: ['GZ-CQ-01'], 增资: ['GZ-CQ-03'], 资产转让: ['GZ-CQ-04'] }
const assets = [
  '闲置厂房及土地使用权',
  '报废施工机械一批',
  '办公楼一处',
  '商铺十二间',
  '运输车辆一批',
  '专利及软件著作权',
  '码头泊位设备',
  '沿街网点',
]
const exchanges = ['青岛产权交易所', '山东产权交易中心'] as const
const percent = (amount: bigint, of: number) => (amount * BigInt(of)) / 100n

/** One transaction: what is planted follows from its place, everything else from its stream of chance. */
export function playTrade({ orgs, suppliers, winners, papers, today }: Scene, place: number, chance: Rng): Played {
  const plant = place % 15
  const kind = (['股权转让', '资产转让', '资产转让', '股权转让', '增资'] as const)[place % 5]!
  const seller = place % 10 === 4 ? chance.pick(winners.length > 0 ? winners : [null]) : null
  const org = orgs.find(({ id }) => id === seller?.orgId) ?? chance.pick(orgs)
  const listed = seller ? addDays(seller.on, chance.int(30, 90)) : addDays(today, -chance.int(10, 880))
  const listedFrom = addWorkdays(listed < today ? listed : addDays(today, -70), 1)
  const usual = kind === '增资' ? chance.int(40, 45) : chance.int(20, 26)
  const listedTo = addWorkdays(listedFrom, (plant === 3 ? 14 : usual) - 1)
  const paper = (matters: readonly string[]) =>
    papers.findLast((one) => matters.includes(one.matter) && one.groupId === org.groupId && one.on < listedFrom)
  const decision = paper(decisions[kind])
  const appraisalPaper = paper(['GZ-CQ-06', 'GZ-CQ-07'])
  const appraisedOn = addDays(listedFrom, plant === 12 ? -400 : -chance.int(70, 240))
  const appraisal = BigInt(chance.int(160, 26_000)) * 1_000_000n
  const floorPrice = kind === '增资' ? null : percent(appraisal, plant === 1 ? 96 : chance.int(100, 112))
  const lowered = (plant === 7 || plant === 9) && kind !== '增资'
  const relistedFrom = lowered ? addWorkdays(listedTo, 5) : null
  const relistedTo = relistedFrom && addWorkdays(relistedFrom, 20)
  const closed = addWorkdays(relistedTo ?? listedTo, 4)
  const ended = plant === 14
  const dealt = !ended && addWorkdays(closed, 12) < today
  const dealPrice = dealt ? (lowered ? percent(appraisal, 85) : percent(floorPrice ?? appraisal, chance.int(100, 128))) : null
  const contractOn = dealt ? addWorkdays(closed, 3) : null
  const controlLost = kind === '股权转让' && chance.chance(0.4)
  const before = (controlLost && plant !== 10) || false
  const share = kind === '资产转让' ? null : String(chance.int(controlLost ? 51 : 8, controlLost ? 100 : 49))
  const target = org.childName ?? `${org.name}所属企业`
  const trade: Played['trade'] = {
    ...{ orgId: org.id, projectNo: `QDCQ${listedFrom.slice(0, 4)}-${String(1000 + place)}`, kind, exchange: chance.pick(exchanges) },
    title: kind === '资产转让' ? `${org.name}${chance.pick(assets)}` : kind === '增资' ? `${target}增资项目` : `${target} ${share}% 股权`,
    ...{ targetOrgId: kind === '资产转让' ? null : org.childId, targetName: kind === '资产转让' ? '' : target, pct: share, controlLost },
    method: kind === '增资' ? '综合评议' : chance.pick(['网络竞价', '网络竞价', '拍卖', '招投标'] as const),
    status: ended ? '已终结' : dealt ? '已成交' : '披露中',
    ...{ preFrom: before ? addWorkdays(listedFrom, -28) : null, preTo: before ? addWorkdays(listedFrom, -3) : null, listedFrom, listedTo },
    ...{ relistedFrom, relistedTo, floorPrice, relistPrice: lowered ? percent(appraisal, 85) : null, appraisal, appraisedOn },
    ...{
      appraisalNo: appraisalPaper?.number ?? `评备〔${appraisedOn.slice(0, 4)}〕${100 + place}号`,
      appraisalFilingId: appraisalPaper?.id ?? null,
    },
    ...{ appraisalDecidedOn: appraisalPaper?.on ?? null, decisionFilingId: decision?.id ?? null, decisionDecidedOn: decision?.on ?? null },
    decisionNo: decision?.number ?? (plant === 5 ? '' : `${org.name}决〔${listedFrom.slice(0, 4)}〕${20 + place}号`),
    lowerConsentNo: plant === 9 ? `${org.name}复〔${listedFrom.slice(0, 4)}〕${60 + place}号` : '',
    ...{ dealOn: dealt ? closed : null, dealPrice, contractOn, payMode: dealt ? '一次付清' : null },
    ...{ resultFrom: contractOn && addWorkdays(contractOn, 1), resultTo: contractOn && addWorkdays(contractOn, plant === 6 ? 3 : 6) },
  }
  const others = chance.shuffle(suppliers).slice(0, dealt ? chance.int(1, 4) : chance.int(0, 2))
  const names = [...new Set([...(seller ? [seller.partyId] : []), ...others])]
  return {
    trade,
    bidders: names.map((partyId, n) => ({
      ...{ partyId, won: dealt && n === 0, offer: dealPrice === null ? null : percent(dealPrice, n === 0 ? 100 : chance.int(90, 99)) },
      pct: kind === '增资' && dealt && n === 0 ? share : null,
    })),
    payments:
      contractOn && dealPrice !== null
        ? [{ paidOn: addWorkdays(contractOn, plant === 11 ? 18 : chance.int(1, 5)), amount: dealPrice }]
        : [],
  }
}

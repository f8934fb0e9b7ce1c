import { markOf } from '../identifiers'
import type { Category, Party } from '../types'
import { ask, pairWins, rowsOf, works } from './kit'
import type { Plant } from './plant'
import type { Registers } from './stage'

type Facts = (cast: readonly [Party, Party], stage: Registers) => void

/** Two parties of the register are tied to each other and bid in one tender. */
const tied = (kind: string, models: string[], facts: Facts, count = 4): Plant => ({
  kind,
  models,
  count,
  cast: { members: 2, category: '施工', open: true, facts: (cast, stage) => facts(cast as [Party, Party], stage) },
  wish: works(),
  sketch: pairWins,
})

/** One party that is tied to whoever buys, or of whom the registers say something of its own. */
const single = (
  kind: string,
  models: string[],
  facts: (party: Party, stage: Registers) => void,
  category: Category = '货物',
  count = 4,
): Plant => ({
  kind,
  models,
  count,
  cast: { members: 1, category, facts: ([party], stage) => facts(party!, stage) },
  wish: ask({ category, method: '公开招标', wan: 900, ...(category === '货物' ? { engineering: true } : {}) }),
  sketch: (sketch) => {
    sketch.winner = 0
  },
})

/** 关联关系: pairs. */
const pairs: readonly Plant[] = [
  tied(
    '同一法定代表人',
    ['WB080'],
    ([first, second]) => {
      second.facts.legal_rep_token = first.legalRep
    },
    6,
  ),
  tied('控股关系', ['WB081'], ([first, second], { tie }) => tie(second, { holder_id: first.partyId, role: '股东', pct: 0.67 }), 6),
  tied('管理关系', ['WB082'], ([first, second], { tie }) => tie(second, { holder_id: first.partyId, role: '管理' })),
  tied('共同实际控制人', ['WB083'], (cast, { tie, mark }) => {
    for (const party of cast) tie(party, { holder_token: mark, role: '股东', pct: 0.6 })
  }),
  tied('共同股东', ['WB084'], (cast, { tie, mark }) => {
    for (const party of cast) tie(party, { holder_token: mark, role: '股东', pct: 0.18 })
  }),
  tied('高管交叉任职', ['WB085'], (cast, { tie, mark }) => {
    for (const party of cast) tie(party, { holder_token: mark, role: '高管' })
  }),
  tied('注册电话地址相同', ['WB086'], ([first, second]) => {
    for (const party of [first, second]) party.facts.address_cluster = false
    Object.assign(second.facts, {
      address: first.facts.address,
      phone_token: first.facts.phone_token,
      email_token: first.facts.email_token,
    })
  }),
  tied('亲属控制', ['WB088'], ([first, second], { kin }) => kin(first.legalRep, second.legalRep, '配偶')),
  tied(
    '同批注册同一代办',
    ['WB089'],
    ([first, second]) => {
      Object.assign(second.facts, { established_on: first.facts.established_on, registrar_token: first.facts.registrar_token })
    },
    3,
  ),
  {
    ...tied('社保缴纳单位交叉', ['WB087'], () => undefined),
    rows: (made) => {
      const row = rowsOf(made, 'bid_person').find(({ party_id }) => party_id === made.offers[0]!.party.partyId)
      if (row) Object.assign(row, { social_party_id: made.offers[1]!.party.partyId, cert_party_id: made.offers[1]!.party.partyId })
    },
  },
]

/** 关联关系与资信: one party. */
const alone: readonly Plant[] = [
  single('采购人控股投标人', ['WB090'], (party, { tie, buyer }) => tie(party, { holder_id: buyer.partyId, role: '股东', pct: 0.55 })),
  single('领导亲属经商', ['WB091'], (party, { tie, kin, insider, mark }) => {
    const relative = markOf('case', `relative|${mark}`)
    insider(mark, '领导')
    insider(relative, '领导亲属')
    kin(mark, relative, '子女')
    tie(party, { holder_token: relative, role: '股东', pct: 0.4 })
  }),
  single('离职人员控制供应商', ['JY024'], (party, { tie, insider, mark }) => {
    insider(mark, '离职人员')
    tie(party, { holder_token: mark, role: '高管' })
  }),
  single('冒充国企子公司', ['WB093'], (party) => Object.assign(party.facts, { soe_brand: true, soe_registered: false })),
  single('失信被执行人中标', ['JY001'], (party, { listed }) => listed(party, '失信被执行人'), '货物', 6),
  single('严重违法名录中标', ['JY002'], (party, { listed }) => listed(party, '严重违法')),
  single('禁止采购供应商中标', ['JY003'], (party, { listed }) => listed(party, '禁止采购')),
  single('空壳供应商', ['JY006'], (party) => Object.assign(party.facts, { insured_count: 0 })),
  {
    ...single('中标额与产能不匹配', ['JY007'], (party) => Object.assign(party.facts, { revenue: 120_000_000, scale: '微型' })),
    apart: 'recent',
  },
  single('重大涉诉', ['JY011'], (party) =>
    Object.assign(party.facts, { litigation_amount: Math.round(Number(party.facts.net_assets) * 0.8) }),
  ),
  {
    ...single('频繁变更登记', ['JY009'], (party, { changed, days }) => {
      for (const [index, kind] of ['股东', '名称', '股东', '名称'].entries()) changed(party, kind, days.today - 40 - index * 70)
    }),
    apart: 'recent',
  },
  single('投标前突击变更', ['JY010'], (party, { changed, notice }) => changed(party, '法定代表人', notice + 5)),
  single('新设企业首投即中', ['WB078'], (party, { days, notice }) =>
    Object.assign(party.facts, { established_on: days.text(notice - 40) }),
  ),
  {
    ...single('投标人与代理机构关联', ['WB092'], (party, { tie, agency, mark }) => {
      for (const each of [party, agency]) tie(each, { holder_token: mark, role: '股东', pct: 0.3 })
    }),
    sketch: (sketch, { agency }) => {
      sketch.winner = 0
      sketch.agency = agency
    },
  },
]

export const relationPlants: readonly Plant[] = [...pairs, ...alone]

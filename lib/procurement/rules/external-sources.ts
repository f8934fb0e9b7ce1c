/** An outside register: who keeps it, and what of a party it tells. `kinds` are what a delivery of it may name. */
export type ExternalSource = {
  readonly key: '工商登记' | '司法' | '税务' | '行政处罚' | '公共资源交易'
  readonly organ: string
  /** Where a line of a delivery goes; the exchange's data come as tenders and are not delivered here. */
  readonly into: 'listing' | 'change' | null
  readonly kinds: readonly string[]
}

/** The five outside sources of a party's profile (S129), in the order they are shown. */
export const externalSources: readonly ExternalSource[] = [
  { key: '工商登记', organ: '市场监督管理部门', into: 'change', kinds: ['名称', '法定代表人', '股东', '注册资本'] },
  { key: '司法', organ: '人民法院', into: 'listing', kinds: ['失信被执行人'] },
  { key: '税务', organ: '税务机关', into: 'listing', kinds: ['重大税收违法'] },
  { key: '行政处罚', organ: '市场监督管理、行业主管部门', into: 'listing', kinds: ['行政处罚', '严重违法', '经营异常', '禁止采购'] },
  { key: '公共资源交易', organ: '公共资源交易平台、企业采购平台', into: null, kinds: [] },
]

/** The sources a file can be taken in from. */
export const deliverable = externalSources.filter(({ into }) => into !== null)

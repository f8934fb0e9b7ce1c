import { at, missing, noMatch, type PlatformPage } from './page'
import type { World } from './world'

/** Sunshine procurement and risks in a face; `nobody` is a person of it without a right to them. */
function ofFace(face: 'gov' | 'ent', as: string, nobody: string): PlatformPage[] {
  const own = (path: string) => at(`/${face}${path}`)
  const unknown = (folder: string) => ({ path: ({ nothing }: World) => `/${face}/${folder}/${nothing}`, says: missing })
  const closed = (path: string) => ({ as: nobody, path: own(path), says: missing })
  return [
    {
      folder: `${face}/procurement/tenders`,
      as,
      path: own('/procurement/tenders'),
      heading: '采购台账',
      empty: { path: own('/procurement/tenders?q=没有这个标段'), says: noMatch },
      error: closed('/procurement/tenders'),
    },
    {
      folder: `${face}/procurement/tenders/[id]`,
      as,
      path: ({ tender }) => `/${face}/procurement/tenders/${tender}`,
      heading: /./,
      empty: { path: ({ tender }) => `/${face}/procurement/tenders/${tender}?tab=findings`, says: '未评估的模型' },
      error: unknown('procurement/tenders'),
    },
    {
      folder: `${face}/procurement/parties`,
      as,
      path: own('/procurement/parties'),
      heading: '市场主体',
      empty: { path: own('/procurement/parties?q=没有这家公司'), says: noMatch },
      error: closed('/procurement/parties'),
    },
    {
      folder: `${face}/procurement/parties/[id]`,
      as,
      path: ({ supplier }) => `/${face}/procurement/parties/${supplier}`,
      heading: /./,
      error: unknown('procurement/parties'),
    },
    {
      folder: `${face}/procurement/property`,
      as,
      path: own('/procurement/property'),
      heading: '产权交易',
      empty: { path: own('/procurement/property?q=没有这个标的'), says: noMatch },
      error: closed('/procurement/property'),
    },
    {
      folder: `${face}/procurement/property/[id]`,
      as,
      path: ({ trade }) => `/${face}/procurement/property/${trade}`,
      heading: /./,
      error: unknown('procurement/property'),
    },
    {
      folder: `${face}/procurement/buyers`,
      as,
      path: own('/procurement/buyers'),
      heading: '采购人',
      empty: { path: own('/procurement/buyers?q=没有这家企业'), says: noMatch },
      error: closed('/procurement/buyers'),
    },
    {
      folder: `${face}/procurement/buyers/[id]`,
      as,
      path: ({ buyer }) => `/${face}/procurement/buyers/${buyer}`,
      heading: /./,
      empty: { path: ({ buyer }: World) => `/${face}/procurement/buyers/${buyer}?notice=2001-01-01~2001-01-31`, says: '没有报送所需数据' },
      error: unknown('procurement/buyers'),
    },
    {
      folder: `${face}/procurement/graph`,
      as,
      path: ({ supplier }) => `/${face}/procurement/graph?party=${supplier}`,
      heading: '关系图谱',
      empty: { path: own('/procurement/graph'), says: '先选择一个市场主体' },
      error: closed('/procurement/graph?party=00000000-0000-7000-8000-000000000000'),
    },
    {
      folder: `${face}/procurement/board`,
      as,
      path: own('/procurement/board'),
      heading: '采购统计',
      empty: { path: own('/procurement/board?from=2001-01-01&to=2001-01-31'), says: '所选期间没有采购数据' },
      error: closed('/procurement/board'),
    },
    {
      folder: `${face}/procurement/benchmark`,
      as,
      path: own('/procurement/benchmark'),
      heading: '采购效能对标',
      error: closed('/procurement/benchmark'),
    },
    {
      folder: `${face}/procurement/suppliers`,
      as,
      path: own('/procurement/suppliers'),
      heading: '供应商管理对标',
      error: closed('/procurement/suppliers'),
    },
    {
      folder: `${face}/procurement/coverage`,
      as,
      path: own('/procurement/coverage'),
      heading: '采购数据报送情况',
      empty: { path: own('/procurement/coverage?q=没有这家企业'), says: '没有符合条件的记录' },
      error: closed('/procurement/coverage'),
    },
    {
      folder: `${face}/procurement/coverage/[id]`,
      as,
      path: ({ org }) => `/${face}/procurement/coverage/${org}`,
      heading: /./,
      error: unknown('procurement/coverage'),
    },
    {
      folder: `${face}/procurement/governance`,
      as,
      path: own('/procurement/governance'),
      heading: '采购制度与轮岗',
      empty: { path: own('/procurement/governance?q=没有这个人'), says: noMatch },
      error: closed('/procurement/governance'),
    },
    {
      folder: `${face}/procurement/certification`,
      as,
      path: own('/procurement/certification'),
      heading: '电子招投标认证',
      empty: { path: own('/procurement/certification?q=没有这个平台'), says: noMatch },
      error: closed('/procurement/certification'),
    },
    {
      folder: `${face}/procurement/certification/[id]`,
      as,
      path: ({ platform }) => `/${face}/procurement/certification/${platform}`,
      heading: /./,
      error: unknown('procurement/certification'),
    },
    {
      folder: `${face}/procurement/advisor`,
      as,
      path: own('/procurement/advisor?category=施工&amount=500&engineering=1&funded=1'),
      heading: '采购方式适用',
      empty: { path: own('/procurement/advisor?amount=很多'), says: /不是有效金额/ },
    },
    {
      folder: `${face}/risk/findings`,
      as,
      path: own('/risk/findings?tab=all'),
      heading: '风险发现',
      empty: { path: own('/risk/findings?q=没有这样的发现'), says: noMatch },
      error: closed('/risk/findings'),
    },
    {
      folder: `${face}/risk/cases/[id]`,
      as,
      path: ({ riskCase }) => `/${face}/risk/cases/${riskCase}`,
      heading: /./,
      error: unknown('risk/cases'),
    },
  ]
}

/** Payments of contracts against transactions: for whoever sees both. */
function payments(face: 'gov' | 'ent', as: string, nobody: string): PlatformPage[] {
  const path = `/${face}/procurement/payments`
  return [
    {
      ...{ folder: `${face}/procurement/payments`, as, path: at(path), heading: '合同付款核对' },
      ...{ empty: { path: at(`${path}?q=没有这份合同`), says: noMatch }, error: { as: nobody, path: at(path), says: missing } },
    },
    {
      ...{ folder: `${face}/procurement/payments/[id]`, as, heading: /./ },
      path: ({ payment }) => `${path}/${payment}`,
      error: { path: ({ nothing }) => `${path}/${nothing}`, says: missing },
    },
  ]
}

/** Pages of procurement and risk; models and runs are the supervisor's. */
export const procurement: readonly PlatformPage[] = [
  ...ofFace('gov', 'jdjc-officer', 'window'),
  // The same components as above: the other look that costs a second person is enough.
  ...ofFace('ent', 'ct-pur', 'ct-party').map(({ empty, ...page }) => (page.error ? page : { ...page, ...(empty ? { empty } : {}) })),
  ...payments('gov', 'cwjd-officer', 'window'),
  ...payments('ent', 'ct-fin', 'ct-party'),
  {
    folder: 'gov/procurement/experts',
    as: 'jdjc-officer',
    path: at('/gov/procurement/experts'),
    heading: '评标专家',
    empty: { path: at('/gov/procurement/experts?q=没有这名专家'), says: noMatch },
    error: { as: 'window', path: at('/gov/procurement/experts'), says: missing },
  },
  {
    folder: 'gov/procurement/experts/[id]',
    as: 'jdjc-officer',
    path: ({ expert }) => `/gov/procurement/experts/${expert}`,
    heading: /^专家 /,
    error: { path: ({ nothing }) => `/gov/procurement/experts/${nothing}`, says: missing },
  },
  {
    folder: 'ent/procurement/imports',
    as: 'ct-pur',
    path: at('/ent/procurement/imports'),
    heading: '采购数据报送',
    error: { as: 'ct-view', path: at('/ent/procurement/imports'), says: missing },
  },
  {
    folder: 'ent/procurement/mappings',
    as: 'ct-pur',
    path: at('/ent/procurement/mappings'),
    heading: '字段映射',
    error: { as: 'ct-view', path: at('/ent/procurement/mappings'), says: missing },
  },
  {
    folder: 'ent/procurement/mappings/[id]',
    as: 'ct-pur',
    path: at('/ent/procurement/mappings/new'),
    heading: '新建字段映射',
    error: { path: ({ nothing }) => `/ent/procurement/mappings/${nothing}`, says: missing },
  },
  {
    folder: 'ent/procurement/tenders/new',
    as: 'ct-pur',
    path: at('/ent/procurement/tenders/new'),
    heading: '填报标段',
    error: { as: 'ct-view', path: at('/ent/procurement/tenders/new'), says: missing },
  },
  {
    folder: 'ent/procurement/property/new',
    as: 'ct-pur',
    path: at('/ent/procurement/property/new'),
    heading: '登记产权交易',
    error: { as: 'ct-view', path: at('/ent/procurement/property/new'), says: missing },
  },
  {
    folder: 'ent/procurement/imports/[id]',
    as: 'ct-pur',
    path: ({ procurementImport }) => `/ent/procurement/imports/${procurementImport}`,
    heading: /json/,
    error: { path: ({ nothing }) => `/ent/procurement/imports/${nothing}`, says: missing },
  },
  {
    folder: 'ent/procurement/psi',
    as: 'ct-pur',
    path: at('/ent/procurement/psi'),
    heading: '隐私比对',
    error: { as: 'ct-view', path: at('/ent/procurement/psi'), says: missing },
  },
  {
    folder: 'ent/procurement/psi/[id]',
    as: 'ct-pur',
    path: ({ comparison }) => `/ent/procurement/psi/${comparison}`,
    heading: '排查共同的供应商',
    error: { path: ({ nothing }) => `/ent/procurement/psi/${nothing}`, says: missing },
  },
  {
    folder: 'gov/risk/board',
    as: 'jdjc-officer',
    path: at('/gov/risk/board'),
    heading: '风险闭环统计',
    empty: { path: at('/gov/risk/board?from=2001-01-01&to=2001-01-31'), says: '所选期间没有新发现' },
    error: { as: 'window', path: at('/gov/risk/board'), says: missing },
  },
  {
    folder: 'gov/risk/models',
    as: 'modeler',
    path: at('/gov/risk/models'),
    heading: '风险模型',
    empty: { path: at('/gov/risk/models?q=没有这样的模型'), says: noMatch },
    error: { as: 'window', path: at('/gov/risk/models'), says: missing },
  },
  {
    folder: 'gov/risk/models/[code]',
    as: 'modeler',
    path: at('/gov/risk/models/WB002'),
    heading: /^WB002/,
    error: { path: at('/gov/risk/models/XX999'), says: missing },
  },
  {
    folder: 'gov/risk/indicators',
    as: 'modeler',
    path: at('/gov/risk/indicators'),
    heading: '指标体系',
    error: { as: 'window', path: at('/gov/risk/indicators'), says: missing },
  },
  {
    folder: 'gov/risk/indicators/draft',
    as: 'modeler',
    path: at('/gov/risk/indicators/draft'),
    heading: '指标体系（修改）',
    empty: { path: at('/gov/risk/indicators/draft'), says: '没有在办的草稿' },
    error: { as: 'window', path: at('/gov/risk/indicators/draft'), says: missing },
  },
  {
    folder: 'gov/risk/learned',
    as: 'modeler',
    path: at('/gov/risk/learned'),
    heading: '学习模型',
    error: { as: 'window', path: at('/gov/risk/learned'), says: missing },
  },
  {
    folder: 'gov/risk/runs',
    as: 'monitor',
    path: at('/gov/risk/runs'),
    heading: '模型运行',
    empty: { path: at('/gov/risk/runs?status=failed'), says: noMatch },
    error: { as: 'window', path: at('/gov/risk/runs'), says: missing },
  },
  {
    folder: 'gov/risk/runs/[id]',
    as: 'monitor',
    path: ({ riskRun }) => `/gov/risk/runs/${riskRun}`,
    heading: /运行/,
    error: { path: ({ nothing }) => `/gov/risk/runs/${nothing}`, says: missing },
  },
]

import { at, missing, noMatch, type PlatformPage } from './page'
import type { World } from './world'

/** Finance in a face; `nobody` is a person of it without a right to it. */
function ofFace(face: 'gov' | 'ent', as: string, nobody: string): PlatformPage[] {
  const own = (path: string) => at(`/${face}/finance${path}`)
  const closed = (path: string) => ({ as: nobody, path: own(path), says: missing })
  const unknown = (folder: string) => ({ path: ({ nothing }: World) => `/${face}/finance/${folder}/${nothing}`, says: missing })
  return [
    { folder: `${face}/finance`, as, path: own(''), heading: '财务首页', error: closed('') },
    {
      ...{ folder: `${face}/finance/board`, as, path: own('/board'), heading: '一利五率' },
      empty: { path: own('/board?period=200001'), says: '没有已受理的财务快报' },
      error: closed('/board'),
    },
    {
      ...{ folder: `${face}/finance/enterprises/[id]`, as, path: ({ org }) => `/${face}/finance/enterprises/${org}`, heading: /./ },
      empty: { path: ({ org }) => `/${face}/finance/enterprises/${org}?period=200001`, says: '没有已受理的报表' },
      error: unknown('enterprises'),
    },
    {
      ...{ folder: `${face}/finance/targets`, as, path: own('/targets'), heading: '目标与预算' },
      empty: { path: own('/targets?q=没有这家企业'), says: noMatch },
      error: closed('/targets'),
    },
    {
      ...{ folder: `${face}/finance/coverage`, as, path: own('/coverage'), heading: '报送情况' },
      error: closed('/coverage'),
    },
    {
      ...{ folder: `${face}/finance/statements`, as, path: own('/statements'), heading: '报表台账' },
      empty: { path: own('/statements?q=没有这家企业'), says: noMatch },
      error: closed('/statements'),
    },
    {
      ...{
        folder: `${face}/finance/statements/[id]`,
        as,
        path: ({ statement }) => `/${face}/finance/statements/${statement}`,
        heading: /./,
      },
      error: unknown('statements'),
    },
    {
      ...{ folder: `${face}/finance/batches/[id]`, as, path: ({ batch }) => `/${face}/finance/batches/${batch}`, heading: '来源批次' },
      empty: { path: ({ batch }) => `/${face}/finance/batches/${batch}?q=没有这家企业`, says: noMatch },
      error: unknown('batches'),
    },
    {
      ...{ folder: `${face}/finance/compare`, as, path: own('/compare'), heading: '对比分析' },
      empty: { path: own('/compare?names=没有这家企业'), says: '没有符合条件的企业' },
      error: closed('/compare'),
    },
    {
      ...{ folder: `${face}/finance/evaluation`, as, path: own('/evaluation'), heading: '财务绩效评价' },
      empty: { path: own('/evaluation?q=没有这家企业'), says: noMatch },
      error: closed('/evaluation'),
    },
    {
      ...{ folder: `${face}/finance/evaluation/[id]`, as, path: ({ org }) => `/${face}/finance/evaluation/${org}`, heading: /评分表/ },
      empty: { path: ({ org }) => `/${face}/finance/evaluation/${org}?year=1999`, says: '没有可评价的决算' },
      error: unknown('evaluation'),
    },
    {
      ...{ folder: `${face}/finance/external`, as, path: own('/external'), heading: '外部核对数据' },
      empty: { path: own('/external?q=没有这家企业'), says: noMatch },
      error: closed('/external'),
    },
    {
      ...{ folder: `${face}/finance/indicators`, as, path: own('/indicators'), heading: '指标库' },
      empty: { path: own('/indicators?q=没有这项指标'), says: noMatch },
      error: closed('/indicators'),
    },
    {
      folder: `${face}/finance/indicators/[code]`,
      as,
      path: ({ statement }) => `/${face}/finance/indicators/WL01?statement=${statement}`,
      heading: '资产负债率',
      error: { path: own('/indicators/ZZ99'), says: missing },
    },
  ]
}

const usage: PlatformPage = {
  ...{ folder: 'gov/finance/evaluation/usage', as: 'cwjd-chief', path: at('/gov/finance/evaluation/usage'), heading: '处室使用考核' },
  error: { as: 'sysadmin', path: at('/gov/finance/evaluation/usage'), says: missing },
}

const drafting: PlatformPage = {
  ...{ folder: 'gov/finance/indicators/[code]/draft', as: 'cwjd-officer', path: at('/gov/finance/indicators/GM16/draft') },
  heading: 'GM16（修改）',
  error: { path: at('/gov/finance/indicators/nothing/draft'), says: missing },
}

const forms: readonly PlatformPage[] = [
  {
    ...{ folder: 'gov/finance/forms', as: 'cwjd-officer', path: at('/gov/finance/forms'), heading: '报表表式' },
    error: { as: 'sysadmin', path: at('/gov/finance/forms'), says: missing },
  },
  {
    ...{ folder: 'gov/finance/forms/[code]/draft', as: 'cwjd-officer', path: at('/gov/finance/forms/annual/draft') },
    ...{ heading: '企业财务决算（修改）', empty: { path: at('/gov/finance/forms/annual/draft'), says: '没有在办的草稿' } },
    error: { path: at('/gov/finance/forms/nothing/draft'), says: missing },
  },
]

/** 财务监管 and 财务报送. */
export const finance: readonly PlatformPage[] = [
  usage,
  drafting,
  ...forms,
  {
    ...{ folder: 'ent/finance/reuse', as: 'ct-fill', path: at('/ent/finance/reuse'), heading: '一次填报、多处取用' },
    empty: { path: at('/ent/finance/reuse?q=没有这样的事项'), says: noMatch },
    error: { as: 'ct-admin', path: at('/ent/finance/reuse'), says: missing },
  },
  {
    ...{
      folder: 'ent/finance/statements/due/[id]',
      as: 'ct-fill',
      path: ({ dueStatement }) => `/ent/finance/statements/due/${dueStatement}`,
    },
    heading: /财务快报/,
    error: { path: ({ nothing }) => `/ent/finance/statements/due/${nothing}`, says: missing },
  },
  ...ofFace('gov', 'cwjd-officer', 'sysadmin'),
  ...ofFace('ent', 'ct-fill', 'ct-admin'),
]

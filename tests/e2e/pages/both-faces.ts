import { at, missing, noMatch, type PlatformPage } from './page'
import type { World } from './world'

/** How a face calls what both have. `nobody` is a person of it whose post opens no desk, no ledger and no statistics. */
type Face = {
  face: 'gov' | 'ent'
  as: string
  nobody: string
  inbox: string
  ledger: string
  guides: string
  register: string
}

/** The pages that supervisors and enterprises both have. */
export function bothFaces({ face, as, nobody, inbox, ledger, guides, register }: Face): PlatformPage[] {
  const own = (path: string) => at(`/${face}${path}`)
  const unknown = (folder: string) => ({ path: ({ nothing }: World) => `/${face}/${folder}/${nothing}`, says: missing })
  return [
    { folder: face, as, path: own(''), heading: /，您好$/, empty: { as: nobody, path: own(''), says: /，您好$/ } },
    {
      folder: `${face}/inbox`,
      as,
      path: own('/inbox'),
      heading: inbox,
      empty: { path: own('/inbox?q=没有这件事'), says: noMatch },
      error: { as: nobody, path: own('/inbox'), says: missing },
    },
    {
      folder: `${face}/filings`,
      as,
      path: own('/filings'),
      heading: ledger,
      empty: { path: own('/filings?q=不存在的办件'), says: noMatch },
      error: { as: nobody, path: own('/filings'), says: missing },
    },
    {
      folder: `${face}/filings/[id]`,
      as,
      path: ({ concluded }) => `/${face}/filings/${concluded}`,
      heading: /./,
      error: unknown('filings'),
    },
    {
      folder: `${face}/matters`,
      as,
      path: own('/matters'),
      heading: guides,
      empty: { path: own('/matters?q=没有这样的事项'), says: /没有与“没有这样的事项”相符的事项/ },
    },
    {
      folder: `${face}/matters/[code]`,
      as,
      path: own('/matters/GZ-CQ-04'),
      heading: /^企业资产转让/,
      error: { path: own('/matters/GZ-XX-99'), says: missing },
    },
    {
      folder: `${face}/one-things`,
      as,
      path: own('/one-things'),
      heading: '一件事',
      empty: { path: own('/one-things?q=没有这样的事'), says: /没有与“没有这样的事”相符的一件事/ },
    },
    {
      folder: `${face}/handbook`,
      as,
      path: own('/handbook'),
      heading: '一本通',
      empty: { path: own('/handbook?q=没有这样的字'), says: /一本通中没有“没有这样的字”/ },
    },
    {
      folder: `${face}/enterprises`,
      as,
      path: own('/enterprises'),
      heading: register,
      empty: { path: own('/enterprises?q=没有这样的企业'), says: /没有/ },
    },
    {
      folder: `${face}/enterprises/[id]`,
      as,
      path: ({ org }) => `/${face}/enterprises/${org}`,
      heading: /青岛/,
      error: unknown('enterprises'),
    },
    {
      folder: `${face}/notices`,
      as,
      path: own('/notices?tab=all'),
      heading: '通知公告',
      empty: { path: own('/notices?tab=all&kind=grant'), says: noMatch },
    },
    {
      folder: `${face}/notices/circulars/[id]`,
      as,
      path: ({ circular }) => `/${face}/notices/circulars/${circular}`,
      heading: /./,
      error: unknown('notices/circulars'),
    },
    { folder: `${face}/settings`, as, path: own('/settings'), heading: '个人设置' },
    {
      folder: `${face}/efficiency`,
      as,
      path: own('/efficiency'),
      heading: '办理效能',
      empty: { path: own('/efficiency?from=2001-01-01&to=2001-01-31'), says: '所选期间没有上报的办件' },
      error: { as: nobody, path: own('/efficiency'), says: missing },
    },
    {
      folder: `${face}/efficiency/filings`,
      as,
      path: own('/efficiency/filings'),
      heading: /^统计明细/,
      empty: { path: own('/efficiency/filings?from=2001-01-01&to=2001-01-31'), says: '没有符合条件的办件' },
      error: { as: nobody, path: own('/efficiency/filings'), says: missing },
    },
  ]
}

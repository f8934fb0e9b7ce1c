import { at, missing, noMatch, type PlatformPage } from './page'
import type { World } from './world'

function ofFace(face: 'gov' | 'ent', as: string, nobody: string): PlatformPage[] {
  const own = (path: string) => at(`/${face}/investment${path}`)
  const closed = (path: string) => ({ as: nobody, path: own(path), says: missing })
  return [
    {
      ...{ folder: `${face}/investment/main-business`, as, path: own('/main-business'), heading: '主责主业' },
      empty: { path: own('/main-business?q=没有这家企业'), says: noMatch },
      error: closed('/main-business'),
    },
    {
      ...{ folder: `${face}/investment/main-business/[id]`, as, heading: /主责主业/ },
      path: ({ org }) => `/${face}/investment/main-business/${org}`,
      error: { path: ({ nothing }: World) => `/${face}/investment/main-business/${nothing}`, says: missing },
    },
    {
      ...{ folder: `${face}/investment/negative-list`, as, path: own('/negative-list'), heading: '投资负面清单' },
      empty: { path: own('/negative-list?category=没有这类'), says: '没有条款' },
      error: closed('/negative-list'),
    },
  ]
}

/** 规划发展: main businesses and the negative list. */
export const planning: readonly PlatformPage[] = [
  {
    ...{ folder: 'gov/investment/main-business/drafts/[id]', as: 'ghfz-officer', heading: /主业目录（修改）/ },
    path: ({ businessDraft }) => `/gov/investment/main-business/drafts/${businessDraft}`,
    error: { path: ({ nothing }) => `/gov/investment/main-business/drafts/${nothing}`, says: missing },
  },
  {
    ...{ folder: 'gov/investment/negative-list/drafts/[id]', as: 'ghfz-officer', heading: /负面清单（修改）/ },
    path: ({ clauseDraft }) => `/gov/investment/negative-list/drafts/${clauseDraft}`,
    error: { path: ({ nothing }) => `/gov/investment/negative-list/drafts/${nothing}`, says: missing },
  },
  {
    ...{ folder: 'ent/investment/main-business/segments', as: 'ct-fill', heading: /分板块经营情况/ },
    path: at('/ent/investment/main-business/segments'),
    error: { as: 'ct-check', path: at('/ent/investment/main-business/segments'), says: missing },
  },
  ...ofFace('gov', 'ghfz-officer', 'sysadmin'),
  ...ofFace('ent', 'ct-fill', 'ct-admin'),
]

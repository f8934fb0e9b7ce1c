import { at, missing, noMatch, type PlatformPage } from './page'
import type { World } from './world'

/** Investment in a face; `nobody` is a person of it without a right to it. */
function ofFace(face: 'gov' | 'ent', as: string, nobody: string): PlatformPage[] {
  const own = (path: string) => at(`/${face}/investment${path}`)
  const closed = (path: string) => ({ as: nobody, path: own(path), says: missing })
  const unknown = (folder: string) => ({ path: ({ nothing }: World) => `/${face}/investment/${folder}/${nothing}`, says: missing })
  return [
    {
      folder: `${face}/investment`,
      as,
      path: own(''),
      heading: '投资总览',
      empty: { path: ({ nothing }) => `/${face}/investment?org=${nothing}`, says: '还没有投资计划和项目' },
      error: closed(''),
    },
    {
      folder: `${face}/investment/projects`,
      as,
      path: own('/projects'),
      heading: '投资项目库',
      empty: { path: own('/projects?q=没有这个项目'), says: noMatch },
      error: closed('/projects'),
    },
    {
      folder: `${face}/investment/projects/[id]`,
      as,
      path: ({ investProject }) => `/${face}/investment/projects/${investProject}`,
      heading: /./,
      error: unknown('projects'),
    },
    {
      folder: `${face}/investment/plans`,
      as,
      path: own('/plans'),
      heading: '年度投资计划',
      empty: { path: own('/plans?q=没有这份计划'), says: noMatch },
      error: closed('/plans'),
    },
    {
      folder: `${face}/investment/plans/[id]`,
      as,
      path: ({ investPlan }) => `/${face}/investment/plans/${investPlan}`,
      heading: /年度投资计划/,
      error: unknown('plans'),
    },
  ]
}

/** Pages of investment; months are reported by the enterprise. */
export const investment: readonly PlatformPage[] = [
  ...ofFace('gov', 'ghfz-officer', 'window'),
  ...ofFace('ent', 'ct-fill', 'ct-party'),
  {
    folder: 'ent/investment/report',
    as: 'ct-fill',
    path: at('/ent/investment/report'),
    heading: '投资月报填报',
    error: { as: 'ct-party', path: at('/ent/investment/report'), says: missing },
  },
]

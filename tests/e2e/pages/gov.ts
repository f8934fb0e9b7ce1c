import { bothFaces } from './both-faces'
import { at, missing, noMatch, type PlatformPage } from './page'

/** The face of supervisors, without administration. */
export const gov: readonly PlatformPage[] = [
  ...bothFaces({
    face: 'gov',
    as: 'cqgl-chief',
    nobody: 'audit-liaison',
    inbox: '统一待办',
    ledger: '办件中心',
    guides: '事项目录',
    register: '企业全景',
  }),
  {
    folder: 'gov/filings/[id]/edit',
    as: 'rsc-officer',
    path: ({ careerDraft }) => `/gov/filings/${careerDraft}/edit`,
    heading: /./,
    error: { as: 'cqgl-officer', path: ({ careerDraft }) => `/gov/filings/${careerDraft}/edit`, says: missing },
  },
  {
    folder: 'gov/enterprises/new',
    as: 'data-admin',
    path: at('/gov/enterprises/new'),
    heading: '登记企业',
    error: { as: 'cqgl-officer', path: at('/gov/enterprises/new'), says: missing },
  },
  {
    folder: 'gov/catalogue',
    as: 'zcfg-officer',
    path: at('/gov/catalogue'),
    heading: '事项目录管理',
    empty: { path: at('/gov/catalogue?q=没有这样的事项'), says: noMatch },
    error: { as: 'sysadmin', path: at('/gov/catalogue'), says: missing },
  },
  {
    folder: 'gov/catalogue/[code]',
    as: 'zcfg-officer',
    path: at('/gov/catalogue/GZ-CQ-04'),
    heading: /^企业资产转让/,
    error: { path: at('/gov/catalogue/GZ-XX-99'), says: missing },
  },
  {
    folder: 'gov/catalogue/drafts/[id]',
    as: 'zcfg-officer',
    path: ({ catalogueDraft }) => `/gov/catalogue/drafts/${catalogueDraft}`,
    heading: /./,
    error: { path: ({ nothing }) => `/gov/catalogue/drafts/${nothing}`, says: missing },
  },
  {
    folder: 'gov/catalogue/delegations',
    as: 'zcfg-officer',
    path: at('/gov/catalogue/delegations'),
    heading: '授权放权清单',
    error: { as: 'sysadmin', path: at('/gov/catalogue/delegations'), says: missing },
  },
  {
    folder: 'gov/catalogue/delegations/[code]',
    as: 'zcfg-officer',
    path: at('/gov/catalogue/delegations/all'),
    heading: /./,
    error: { path: at('/gov/catalogue/delegations/NONE'), says: missing },
  },
  {
    folder: 'gov/delegation',
    as: 'cqgl-chief',
    path: at('/gov/delegation'),
    heading: '委托代办',
    empty: { as: 'monitor', path: at('/gov/delegation'), says: '您的岗位没有可以委托的待办。' },
  },
  {
    folder: 'gov/notices/publish',
    as: 'cqgl-chief',
    path: at('/gov/notices/publish'),
    heading: '发布公告',
    error: { as: 'cqgl-officer', path: at('/gov/notices/publish'), says: missing },
  },
  {
    folder: 'gov/lenience',
    as: 'leader',
    path: at('/gov/lenience'),
    heading: '首违不罚',
    empty: { path: at('/gov/lenience?q=没有这家企业'), says: noMatch },
    error: { as: 'monitor', path: at('/gov/lenience'), says: missing },
  },
  {
    folder: 'gov/lenience/[id]',
    as: 'leader',
    path: ({ measure }) => `/gov/lenience/${measure}`,
    heading: /提示函|告知|通报/,
    error: { path: ({ nothing }) => `/gov/lenience/${nothing}`, says: missing },
  },
]

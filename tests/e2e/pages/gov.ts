import { bothFaces } from './both-faces'
import { at, missing, type PlatformPage } from './page'

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
]

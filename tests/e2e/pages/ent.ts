import { bothFaces } from './both-faces'
import { at, missing, noMatch, type PlatformPage } from './page'

/** The face of enterprises. */
export const ent: readonly PlatformPage[] = [
  ...bothFaces({
    face: 'ent',
    as: 'ct-head',
    nobody: 'ct-admin',
    inbox: '待办',
    ledger: '我的办件',
    guides: '办事大厅',
    register: '企业档案',
  }),
  {
    folder: 'ent/filings/[id]/edit',
    as: 'ct-fill',
    path: ({ draft }) => `/ent/filings/${draft}/edit`,
    heading: /./,
    error: { path: ({ otherFiling }) => `/ent/filings/${otherFiling}/edit`, says: missing },
  },
  {
    folder: 'ent/delegations',
    as: 'ct-fill',
    path: at('/ent/delegations'),
    heading: '授权放权清单',
    empty: { as: 'huangdao-qy-fill', path: at('/ent/delegations'), says: '没有授权事项' },
  },
  {
    folder: 'ent/delegation',
    as: 'ct-head',
    path: at('/ent/delegation'),
    heading: '委托代办',
    empty: { as: 'ct-check', path: at('/ent/delegation'), says: '您还没有委托过他人。' },
  },
  {
    folder: 'ent/staff',
    as: 'ct-admin',
    path: at('/ent/staff'),
    heading: '账号与岗位',
    empty: { path: at('/ent/staff?q=没有这个人'), says: noMatch },
    error: { as: 'ct-fill', path: at('/ent/staff'), says: missing },
  },
  {
    folder: 'ent/staff/new',
    as: 'ct-admin',
    path: at('/ent/staff/new'),
    heading: '开通账号',
    error: { as: 'ct-fill', path: at('/ent/staff/new'), says: missing },
  },
  {
    folder: 'ent/staff/[id]',
    as: 'ct-admin',
    path: ({ staff }) => `/ent/staff/${staff}`,
    heading: /^郭建平/,
    error: { path: ({ otherUser }) => `/ent/staff/${otherUser}`, says: missing },
  },
  {
    folder: 'ent/lenience',
    as: 'ct-head',
    path: at('/ent/lenience'),
    heading: '提示与通报',
    empty: { path: at('/ent/lenience?q=没有这个文号'), says: noMatch },
    error: { as: 'ct-admin', path: at('/ent/lenience'), says: missing },
  },
  {
    folder: 'ent/lenience/[id]',
    as: 'ct-head',
    path: ({ measure }) => `/ent/lenience/${measure}`,
    heading: /提示函|告知|通报/,
    error: { path: ({ otherMeasure }) => `/ent/lenience/${otherMeasure}`, says: missing },
  },
]

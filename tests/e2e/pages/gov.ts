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
    org: ({ org }) => org,
  }),
  {
    folder: 'gov/delegation',
    as: 'cqgl-chief',
    path: at('/gov/delegation'),
    heading: '委托代办',
    empty: { as: 'monitor', path: at('/gov/delegation'), says: '您的岗位没有可以委托的待办。' },
  },
  {
    folder: 'gov/seals',
    as: 'bgs-chief',
    path: at('/gov/seals'),
    heading: '用印管理',
    empty: { path: at('/gov/seals?q=没有这份文件'), says: noMatch },
    error: { as: 'audit-liaison', path: at('/gov/seals'), says: missing },
  },
  {
    folder: 'gov/seals/new',
    as: 'cqgl-officer',
    path: at('/gov/seals/new'),
    heading: '申请用印',
    error: { as: 'leader', path: at('/gov/seals/new'), says: missing },
  },
  {
    folder: 'gov/notices/publish',
    as: 'cqgl-chief',
    path: at('/gov/notices/publish'),
    heading: '发布公告',
    error: { as: 'cqgl-officer', path: at('/gov/notices/publish'), says: missing },
  },
]

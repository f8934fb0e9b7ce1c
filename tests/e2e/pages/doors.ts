import { at, type PlatformPage } from './page'

/** Signing in, checking a paper, the wall: pages outside the two faces. */
export const doors: readonly PlatformPage[] = [
  { folder: '', as: 'ct-fill', path: at('/'), heading: /，您好$/ },
  {
    folder: 'login',
    as: null,
    path: at('/login'),
    heading: '登录',
    error: { path: at('/login?error=unbound'), says: /没有绑定本平台账号/ },
  },
  { folder: 'login/factor', as: 'leader', pending: 'second_factor', path: at('/login/factor'), heading: '动态口令' },
  { folder: 'login/enrol', as: 'modeler', pending: 'enrol_factor', path: at('/login/enrol'), heading: '登记动态口令' },
  { folder: 'login/password', as: 'ct-fill', path: at('/login/password'), heading: '修改口令' },
  {
    folder: 'verify',
    as: null,
    path: at('/verify'),
    heading: '文书核验',
    empty: { path: at('/verify?code=AAAABBBBCCCC'), says: /未查到/ },
    error: { path: at('/verify?error=too_large'), says: /文件超过 20 MB/ },
  },
  {
    folder: 'open/api',
    as: null,
    path: at('/open/api'),
    heading: '开放接口',
  },
  {
    folder: 'open/procurement',
    as: null,
    path: at('/open/procurement'),
    heading: '采购信息公开',
    empty: { path: at('/open/procurement?q=没有这个项目'), says: '没有符合条件的采购信息' },
  },
  {
    folder: 'screen',
    as: 'leader',
    path: at('/screen'),
    heading: '青岛市国资国企在线监测',
    error: { as: 'cqgl-officer2', path: at('/screen'), says: '您的岗位不能查看大屏' },
  },
  {
    folder: 'screen/finance',
    as: 'leader',
    path: at('/screen/finance'),
    heading: '青岛市国资国企在线监测',
    error: { as: 'cqgl-officer2', path: at('/screen/finance'), says: '您的岗位不能查看大屏' },
  },
]

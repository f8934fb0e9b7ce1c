/** Kinds of notices and their words. */
export const noticeKinds: Readonly<Record<string, string>> = {
  circular: '公告',
  filing: '办件',
  delegation: '委托',
  grant: '授权',
  system: '系统',
  catalogue: '目录',
  indicator: '指标',
  statement: '报表',
  interface: '开放接口',
  seal: '用印',
  lenience: '提示与通报',
  procurement: '阳光采购',
}

export const audiences: Readonly<Record<string, string>> = { all: '委端和企业端', gov: '委端', ent: '企业端' }

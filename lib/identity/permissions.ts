/** Every permission there is, with its Chinese name. A command or query names exactly one of them. */
export const permissions = {
  'profile.manage': '个人设置',
  'circular.read': '查看通知公告',
  'search.use': '全局搜索',
  'file.upload': '上传附件',
  'delegation.manage': '委托代办',
  'inbox.read': '查看待办',
  'org.read': '查看企业与机构',
  'staff.manage': '管理本单位及下级账号',
  'matter.guide': '查阅监管事项一本通',
  'matter.read': '查看办件',
  'matter.file': '填报事项',
  'matter.check': '企业内部审核',
  'matter.sign': '企业签发上报',
  'matter.accept': '受理与补正',
  'matter.review': '审查与会签',
  'matter.decide': '复核与审签',
  'matter.register': '登记会议结果与外部批复',
  'matter.issue': '制发办结文书',
  'paper.revoke': '撤销办结文书',
  'seal.read': '查看用印台账',
  'seal.request': '申请用印',
  'seal.approve': '审批用印（限办公室）',
  'matter.advise': '出具专家意见',
  'matter.urge': '催办督办',
  'lenience.issue': '首违提示、告知与通报',
  'lenience.acknowledge': '确认首违提示',
  'matter.export': '导出办件',
  'matter.statistics': '事项统计分析',
  'catalogue.read': '查看事项版本与授权放权清单',
  'catalogue.edit': '起草事项目录与授权放权清单',
  'catalogue.approve': '审批事项目录与授权放权清单',
  'procurement.read': '查看采购数据',
  'procurement.report': '报送采购数据',
  'procurement.reveal': '查看身份标识原文',
  'risk.read': '查看风险发现',
  'risk.explain': '说明风险发现',
  'risk.judge': '核查、认定风险发现',
  'risk.run': '运行风险模型',
  'risk.model': '查看风险模型',
  'risk.tune': '调整风险模型',
  'risk.publish': '发布风险模型',
  'finance.read': '查看财务报表与指标',
  'finance.report': '报送财务报表',
  'finance.urge': '催报财务报表',
  'finance.define': '维护财务指标',
  'treasury.read': '查看司库数据',
  'treasury.report': '报送司库数据',
  'treasury.explain': '说明支付事项',
  'treasury.monitor': '核查支付监测',
  'treasury.rule': '维护支付监测规则',
  'treasury.reveal': '查看账号与户名原文',
  'evaluation.standard': '维护绩效评价标准值',
  'screen.read': '查看大屏',
  'circular.publish': '发布通知公告',
  'org.manage': '维护组织机构',
  'org.register': '登记、划转、注销企业',
  'user.read': '查看全部账号',
  'user.manage': '开通、停用账号与重置口令',
  'parameter.manage': '维护参数',
  'system.read': '查看运行状况',
  'role.grant': '审批角色授权',
  'seal.key': '管理印章密钥',
  'session.read': '查看在线会话',
  'session.revoke': '终止会话',
  'audit.read': '查看审计日志',
  'audit.export': '导出审计日志',
  'interface.manage': '管理本单位接口密钥',
  'interface.webhook': '管理接口回调',
  'interface.supervise': '监管开放接口',
} as const
export type Permission = keyof typeof permissions

/** Open to everybody who can sign in. */
export const everybody: readonly Permission[] = ['profile.manage', 'circular.read']

/** What the three administrators may hold between them; nobody else holds any of it, and they hold nothing else (SC018, SC019). */
export const administration: readonly Permission[] = [
  'org.manage',
  'user.read',
  'user.manage',
  'parameter.manage',
  'system.read',
  'role.grant',
  'seal.key',
  'session.read',
  'session.revoke',
  'audit.read',
  'audit.export',
  'interface.supervise',
]

const desk: readonly Permission[] = ['search.use', 'file.upload', 'inbox.read', 'org.read', 'matter.guide', 'matter.read']
/** Procurement, its risks and finance, to look at. */
const watch: readonly Permission[] = ['procurement.read', 'risk.read', 'risk.model', 'finance.read']
/** The same for an enterprise: its own tenders, findings and statements, without the workings of the models. */
const own: readonly Permission[] = ['procurement.read', 'risk.read', 'finance.read']
const ledger: readonly Permission[] = ['search.use', 'org.read', 'matter.guide', 'matter.read']

const byRole = {
  'R-LEAD': [
    ...desk,
    'catalogue.read',
    'delegation.manage',
    'matter.decide',
    'lenience.issue',
    'matter.urge',
    'matter.export',
    'matter.statistics',
    'screen.read',
    ...watch,
    'treasury.read',
  ],
  'R-CHIEF': [
    ...desk,
    'catalogue.read',
    'delegation.manage',
    'matter.decide',
    'matter.register',
    'paper.revoke',
    'lenience.issue',
    'seal.read',
    'seal.request',
    'seal.approve',
    'matter.urge',
    'matter.export',
    'matter.statistics',
    'screen.read',
    'circular.publish',
    ...watch,
  ],
  'R-OFFICER': [
    ...desk,
    'catalogue.read',
    'delegation.manage',
    'matter.file',
    'lenience.issue',
    'matter.review',
    'matter.register',
    'matter.issue',
    'seal.read',
    'seal.request',
    'matter.export',
    'matter.statistics',
    ...watch,
  ],
  'R-WINDOW': [...desk, 'delegation.manage', 'matter.accept', 'matter.statistics'],
  'R-MON': [
    'search.use',
    'org.read',
    'matter.guide',
    'matter.statistics',
    'screen.read',
    ...watch,
    'treasury.read',
    'risk.judge',
    'risk.run',
  ],
  'R-MONHEAD': [
    'search.use',
    'org.read',
    'matter.guide',
    'matter.statistics',
    'screen.read',
    'circular.publish',
    ...watch,
    'treasury.read',
    'risk.publish',
  ],
  'R-DATA': ['search.use', 'org.read', 'org.register', 'matter.guide', 'screen.read'],
  'R-JJ': [...ledger, ...watch, 'procurement.reveal', 'treasury.read', 'treasury.reveal'],
  'R-ZJ': [...ledger, ...watch, 'procurement.reveal'],
  'R-MODEL': ['search.use', 'org.read', 'matter.guide', ...watch, 'risk.run', 'risk.tune'],
  'R-SYS': ['org.manage', 'user.read', 'user.manage', 'parameter.manage', 'system.read', 'interface.supervise'],
  'R-SEC': ['user.read', 'role.grant', 'seal.key', 'session.read', 'session.revoke'],
  'R-AUD': ['audit.read', 'audit.export'],
  'E-ADMIN': ['search.use', 'org.read', 'matter.guide', 'staff.manage', 'interface.manage', 'interface.webhook'],
  'E-FILL': [
    ...desk,
    'delegation.manage',
    'matter.file',
    'matter.urge',
    'lenience.acknowledge',
    'matter.statistics',
    'interface.webhook',
    ...own,
    'finance.report',
  ],
  'E-CHECK': [
    ...desk,
    'delegation.manage',
    'matter.check',
    'matter.urge',
    'lenience.acknowledge',
    'matter.statistics',
    ...own,
    'risk.explain',
  ],
  'E-HEAD': [
    ...desk,
    'delegation.manage',
    'matter.sign',
    'matter.urge',
    'lenience.acknowledge',
    'matter.statistics',
    ...own,
    'risk.explain',
    'treasury.read',
    'treasury.explain',
  ],
  'E-PARTY': ledger,
  'E-FIN': [
    ...ledger,
    'inbox.read',
    'file.upload',
    'finance.read',
    'risk.read',
    'risk.explain',
    'treasury.read',
    'treasury.report',
    'treasury.explain',
  ],
  'E-PUR': [...ledger, 'inbox.read', 'file.upload', ...own, 'procurement.report', 'risk.explain'],
  'E-JJ': [...ledger, ...own],
  'E-VIEW': [...ledger, 'matter.statistics', ...own],
  'D-ADMIN': ['search.use', 'org.read', 'matter.guide', 'staff.manage'],
  'D-OFFICER': [
    ...desk,
    'delegation.manage',
    'matter.accept',
    'lenience.issue',
    'matter.review',
    'matter.register',
    'matter.issue',
    'matter.export',
    'matter.statistics',
    ...watch,
    'risk.judge',
    'treasury.read',
    'treasury.monitor',
  ],
  'D-HEAD': [
    ...desk,
    'delegation.manage',
    'matter.decide',
    'matter.register',
    'paper.revoke',
    'lenience.issue',
    'matter.urge',
    'matter.export',
    'matter.statistics',
    ...watch,
    'treasury.read',
  ],
  'X-AUDIT': [],
  'X-EXPERT': ['file.upload', 'inbox.read', 'matter.read', 'matter.advise'],
  'X-PUBLIC': [],
} as const satisfies Record<string, readonly Permission[]>

/** What the department of finance does beside what its roles do: it watches the treasury and judges what the models find in statements. */
const books: readonly Permission[] = ['risk.judge', 'evaluation.standard', 'finance.urge']
const booksDesk = [...books, 'treasury.read', 'treasury.monitor', 'treasury.rule', 'treasury.reveal'] as const

/** What a role holds beside its own in one department: the policy department keeps the catalogue of matters, those of supervision judge risks, that of finance watches the treasury. */
const byDepartment: Readonly<Record<string, Readonly<Partial<Record<keyof typeof byRole, readonly Permission[]>>>>> = {
  ZHJD: { 'R-OFFICER': ['risk.judge', 'procurement.reveal'], 'R-CHIEF': ['risk.judge', 'procurement.reveal'] },
  JDJC: {
    'R-OFFICER': ['risk.judge', 'risk.run', 'procurement.reveal'],
    'R-CHIEF': ['risk.judge', 'risk.publish', 'procurement.reveal'],
  },
  CWJD: { 'R-OFFICER': booksDesk, 'R-CHIEF': [...booksDesk, 'finance.define'] },
  ZCFG: {
    'R-OFFICER': ['catalogue.edit'],
    'R-CHIEF': ['catalogue.edit', 'catalogue.approve'],
    'R-LEAD': ['catalogue.approve'],
  },
}

export type RoleCode = keyof typeof byRole
/** The 28 roles in the order of the catalogue: commission, enterprises, districts, outside. */
export const roleCodes = Object.keys(byRole) as RoleCode[]

/** Whether a text is one of the 28 role codes. */
export function isRole(code: string): code is RoleCode {
  return Object.hasOwn(byRole, code)
}

/** What a role may do, sorted. The public has no account and therefore nothing; an unknown role has nothing (SC017). */
export function permissionsOf(role: string): Permission[] {
  if (!isRole(role) || role === 'X-PUBLIC') return []
  return [...new Set<Permission>([...everybody, ...byRole[role]])].sort()
}

/** What posts hold only in this department, as the database keeps it: `<role>:<permission>`, sorted. */
export function departmentGrants(department: string): string[] {
  const grants = Object.entries(byDepartment[department] ?? {})
  return grants.flatMap(([role, list]) => (list ?? []).map((permission) => `${role}:${permission}`)).sort()
}

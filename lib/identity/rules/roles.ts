import { everybody, type Permission } from '../permissions'

const desk: readonly Permission[] = ['search.use', 'file.upload', 'inbox.read', 'org.read', 'matter.guide', 'matter.read']
/** Procurement, its risks and finance, to look at. */
const watch: readonly Permission[] = ['procurement.read', 'risk.read', 'risk.model', 'finance.read', 'invest.read', 'business.read']
/** The same for an enterprise: its own tenders, findings and statements, without the workings of the models. */
const own: readonly Permission[] = ['procurement.read', 'risk.read', 'finance.read', 'invest.read', 'business.read']
const ledger: readonly Permission[] = ['search.use', 'org.read', 'matter.guide', 'matter.read']

/** What is paid, and from where. */
const money = ['treasury.read', 'payment.read'] as const

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
    ...money,
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
  'R-MON': ['search.use', 'org.read', 'matter.guide', 'matter.statistics', 'screen.read', ...watch, ...money, 'risk.judge', 'risk.run'],
  'R-MONHEAD': [
    'search.use',
    'org.read',
    'matter.guide',
    'matter.statistics',
    'screen.read',
    'circular.publish',
    ...watch,
    ...money,
    'risk.publish',
  ],
  'R-DATA': ['search.use', 'org.read', 'org.register', 'matter.guide', 'screen.read'],
  'R-JJ': [...ledger, ...watch, 'procurement.reveal', ...money, 'treasury.reveal'],
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
    'business.report',
    'finance.plan',
    'invest.report',
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
    ...money,
    'treasury.explain',
  ],
  'E-PARTY': ledger,
  'E-FIN': [
    ...ledger,
    'inbox.read',
    'file.upload',
    'finance.read',
    'business.read',
    'finance.plan',
    'risk.read',
    'risk.explain',
    ...money,
    'treasury.report',
    'treasury.explain',
    // Whoever pays compares what is paid with the contracts.
    'procurement.read',
    'payment.match',
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
    ...money,
    'treasury.monitor',
    'finance.plan',
    'invest.settle',
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
    ...money,
    'finance.settle',
    'invest.settle',
  ],
  'X-AUDIT': [],
  'X-EXPERT': ['file.upload', 'inbox.read', 'matter.read', 'matter.advise'],
  'X-PUBLIC': [],
} as const satisfies Record<string, readonly Permission[]>

const planner: readonly Permission[] = ['finance.plan', 'finance.settle']
const treasurer: readonly Permission[] = [
  'treasury.read',
  'treasury.monitor',
  'treasury.rule',
  'treasury.reveal',
  'payment.read',
  'payment.match',
]

/** What a role holds beside its own in one department: the policy department keeps the catalogue of matters, those of supervision judge risks and see how contracts are paid, that of finance watches the treasury, that of planning settles investments. */
const byDepartment: Readonly<Record<string, Readonly<Partial<Record<keyof typeof byRole, readonly Permission[]>>>>> = {
  ZHJD: { 'R-OFFICER': ['risk.judge', 'procurement.reveal'], 'R-CHIEF': ['risk.judge', 'procurement.reveal'] },
  JDJC: {
    'R-OFFICER': ['risk.judge', 'risk.run', 'procurement.reveal', 'procurement.require', 'payment.read'],
    'R-CHIEF': ['risk.judge', 'risk.publish', 'procurement.reveal', 'procurement.require', 'payment.read'],
  },
  CWJD: {
    'R-OFFICER': ['risk.judge', ...treasurer, 'evaluation.standard', ...planner, 'finance.urge', 'finance.define'],
    'R-CHIEF': ['risk.judge', ...treasurer, 'evaluation.standard', ...planner, 'finance.urge', 'finance.define', 'finance.approve'],
    'R-LEAD': ['finance.approve'],
  },
  GHFZ: {
    'R-OFFICER': ['invest.settle', 'business.define'],
    'R-CHIEF': ['invest.settle', 'business.define', 'business.approve'],
    'R-LEAD': ['business.approve'],
  },
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

import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { idOf } from '../../support/accounts'
import { type Entries, freshAccount } from './entry'
import { delegation } from './identity-commands'

const system = { who: 'sysadmin' } as const
const security = { who: 'secadmin' } as const
const some = (rows: unknown[]) => rows.length > 0
const listed = ({ rows }: { rows: unknown[] }) => rows.length > 0

async function circular(): Promise<string> {
  const id = newId()
  const publishedBy = await idOf('cqgl-chief')
  await asSystem('测试公告', (tx) =>
    tx.circular.create({
      data: { id, title: '只给企业的公告', body: '玄武标记', publisher: '处', publishedBy, publishedAt: new Date(), audience: 'ent' },
    }),
  )
  await asSystem('测试公告', async (tx) => {
    const userId = await idOf('ct-fill')
    const note = { kind: 'circular', title: '只给企业的公告', body: '', href: '/ent', circularId: id }
    await tx.notice.create({ data: { id: newId(), at: new Date(), userId, ...note } })
  })
  return id
}

const accounts: Entries = {
  accountList: { ...system, input: () => ({ words: 'ct-fill' }) },
  accountRecord: { ...system, input: async () => ({ id: await idOf('ct-fill') }) },
  staffList: { who: 'ct-admin', input: () => ({ size: 100 }) },
  staffChoices: { who: 'ct-admin', input: () => ({}) },
  staffRecord: { who: 'ct-admin', input: async () => ({ id: await idOf('ct-fill') }) },
  factorList: { ...security, input: () => ({ size: 100 }), proves: listed },
  grantQueue: { ...security, input: () => ({ open: true, size: 100 }), proves: ({ open }: { open: number }) => open >= 0 },
  grantRequests: {
    ...system,
    input: async (world) => ({ open: true, size: 100, userId: await freshAccount(world) }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length === 0,
  },
  grantChoices: { ...system, input: () => ({}) },
  liveSessions: { ...security, input: () => ({ words: 'ct-fill' }), proves: listed },
  ownSessions: { who: 'ct-fill', input: () => ({}), everybodys: '各人自己的会话' },
  ownProfile: { who: 'ct-fill', input: () => ({}), proves: ({ login }: { login: string }) => login === 'ct-fill', everybodys: '本人资料' },
  colleagues: { who: 'ct-fill', input: () => ({ words: '' }), everybodys: '本单位同事' },
  delegationList: {
    who: 'ct-fill',
    input: async () => {
      await delegation()
      return {}
    },
    proves: some,
    everybodys: '本人给出和受托的委托',
  },
  savedViews: { who: 'ct-fill', input: () => ({ list: 'filings' }), proves: some, everybodys: '各人自己的视图' },
}

const register: Entries = {
  orgList: { who: 'ct-view', input: () => ({}), everybodys: '各人范围内的企业' },
  orgRecord: { who: 'ct-view', input: ({ orgId }) => ({ id: orgId }), lawful: { department: '委内处室看全部企业档案' } },
  orgDirectory: { who: 'gx-fill', input: ({ orgName }) => ({ words: orgName }), everybodys: '企业名称人人可查', reveals: ['orgs'] },
  superiorChoices: { who: 'data-admin', input: () => ({}), proves: some, everybodys: '各人范围内的单位，只有数据管理员可问' },
  departmentList: { ...system, input: () => ({}), proves: some, everybodys: '处室资料人人可见' },
  registerList: { ...system, input: ({ orgName }) => ({ words: orgName }) },
  registerEntry: { ...system, input: ({ orgId }) => ({ id: orgId }) },
}

const notices: Entries = {
  noticeList: { who: 'ct-fill', input: () => ({}), proves: listed, everybodys: '各人自己的通知' },
  noticeCount: {
    who: 'ct-fill',
    input: () => ({}),
    proves: ({ unread }: { unread: number }) => unread >= 0,
    everybodys: '各人自己的通知数',
  },
  circularList: { who: 'ct-fill', input: () => ({}), proves: listed, everybodys: '发给本端的公告' },
  circularRecord: {
    who: 'ct-fill',
    input: async () => ({ id: await circular() }),
    lawful: { rival: '公告发给全部企业', stranger: '公告发给全部企业' },
  },
  circularReceipts: {
    who: 'cqgl-chief',
    input: async () => ({ id: await circular() }),
    proves: ({ told }: { told: number }) => told === 1,
  },
}

const trail: Entries = {
  auditList: { who: 'auditor', input: () => ({ size: 200 }) },
  auditChoices: { who: 'auditor', input: () => ({}), proves: some },
  auditChain: { who: 'auditor', input: () => ({}), proves: ({ sealed }: { sealed: number }) => sealed > 0 },
}

/** Queries of the domain identity. */
export const identityQueries: Entries = { ...accounts, ...register, ...notices, ...trail }

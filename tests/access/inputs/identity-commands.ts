import { createDelegation } from '@/lib/identity/commands/delegation'
import { registerEnterprise } from '@/lib/identity/commands/enterprises'
import { addPhrase } from '@/lib/identity/commands/phrases'
import { requestGrant } from '@/lib/identity/commands/request-grant'
import { saveView } from '@/lib/identity/commands/saved-views'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { inventedUscc } from '@/prisma/seed/uscc'
import { anotherSession, idOf } from '../../support/accounts'
import type { BusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { type Entries, type Entry, freshAccount } from './entry'

const login = () => `n${newId().slice(-12)}`
const person = { name: '新来人员', title: '业务主管', phone: '' }
const target = async (world: BusyWorld) => ({ id: await freshAccount(world) })
const closed = async (world: BusyWorld) => {
  const id = await freshAccount(world)
  await asSystem('测试停用', (tx) => tx.userAccount.update({ where: { id }, data: { status: 'disabled' } }))
  return { id }
}
const reason = { reason: '测试原因' }
const staff = { who: 'ct-admin', permissionAlone: '账号由平台写入（withBaseRights），看得见的账号才能办' } as const
const system = { who: 'sysadmin', permissionAlone: '账号由平台写入（withBaseRights），看得见的账号才能办' } as const

const keeper = { who: 'data-admin', permissionAlone: '管理树由平台写入（withBaseRights），看得见的企业才能办' } as const
let count = 0

async function newEnterprise({ orgId }: BusyWorld): Promise<string> {
  count += 1
  const names = { code: inventedUscc('370202', 97_000 + count), name: `青岛示例权限测试${count}有限公司`, shortName: `权限测试${count}` }
  const wanted = { ...names, parentId: orgId, adcode: '370202', registeredCapital: '100', fromDate: '2026-01-01', reason: '测试原因' }
  return (await runCommand(registerEnterprise, await actorOf('data-admin'), wanted)).id
}

async function request(world: BusyWorld): Promise<string> {
  const userId = await freshAccount(world)
  const wanted = { userId, roleCode: 'E-VIEW', orgId: world.orgId, orgScope: 'own', reason: '岗位需要' }
  return (await runCommand(requestGrant, await actorOf('sysadmin'), wanted)).id
}

async function notice(): Promise<string> {
  const id = newId()
  const userId = await idOf('ct-fill')
  await asSystem('测试通知', (tx) =>
    tx.notice.create({ data: { id, at: new Date(), userId, kind: 'filing', title: '通知', body: '', href: '/ent' } }),
  )
  return id
}

async function circular(audience = 'ent'): Promise<string> {
  const id = newId()
  await asSystem('测试公告', async (tx) => {
    const by = await tx.userAccount.findUniqueOrThrow({ where: { login: 'cqgl-chief' } })
    const text = { title: '关于测试的公告', body: '正文', publisher: '产权管理处', publishedBy: by.id }
    await tx.circular.create({ data: { id, ...text, publishedAt: new Date(), audience, needsReceipt: true } })
    const reader = await tx.userAccount.findUniqueOrThrow({ where: { login: 'ct-fill' } })
    const kept = {
      id: newId(),
      at: new Date(),
      userId: reader.id,
      kind: 'circular',
      title: text.title,
      body: '',
      href: '/ent',
      circularId: id,
    }
    await tx.notice.create({ data: kept })
  })
  return id
}

/** A delegation of the filler of A to a colleague, running now; the one before is taken back. */
export async function delegation(): Promise<string> {
  const actor = await actorOf('ct-fill')
  await asSystem('测试委托', (tx) =>
    tx.delegation.updateMany({ where: { fromUserId: actor.userId, revokedAt: null }, data: { revokedAt: new Date() } }),
  )
  const [fromAt, toAt] = [new Date(), new Date(Date.now() + 86_400_000)].map((day) => day.toISOString())
  return (await runCommand(createDelegation, actor, { toUserId: await idOf('ct-fill2'), fromAt, toAt, reason: '出差' })).id
}

const accounts: Entries = {
  createAccount: { ...system, input: ({ orgId }) => ({ ...person, login: login(), orgId }) },
  createStaff: { ...staff, input: ({ orgId }) => ({ ...person, login: login(), orgId, roles: ['E-VIEW'] }) },
  disableAccount: { ...system, input: async (world) => ({ ...(await target(world)), ...reason }) },
  enableAccount: { ...system, input: closed },
  unlockAccount: { ...system, input: target },
  resetPassword: { ...system, input: target },
  resetFactor: { ...system, who: 'secadmin', input: target },
  disableStaff: { ...staff, input: async (world) => ({ ...(await target(world)), ...reason }) },
  enableStaff: { ...staff, input: closed },
  unlockStaff: { ...staff, input: target },
  resetStaffPassword: { ...staff, input: target },
  resetStaffFactor: { ...staff, input: target },
  setStaffRoles: { ...staff, input: async (world) => ({ ...(await target(world)), roles: ['E-VIEW'] }) },
}

const grants: Entries = {
  requestGrant: {
    ...system,
    input: async (world) => ({
      ...{ userId: await freshAccount(world), roleCode: 'E-VIEW', orgId: world.orgId, orgScope: 'own' },
      ...{ fromDate: shanghaiDate(new Date()), reason: '岗位需要' },
    }),
  },
  requestRevoke: {
    ...system,
    input: async () => {
      const userId = await idOf('ct-view')
      const post = await asSystem('测试岗位', (tx) => tx.post.findFirstOrThrow({ where: { userId } }))
      return { postId: post.id, reason: '调离' }
    },
  },
  withdrawGrant: { ...system, input: async (world) => ({ id: await request(world) }) },
  decideGrant: { who: 'secadmin', input: async (world) => ({ id: await request(world), approve: false, opinion: '不需要' }) },
}

const own = (who: string, why: string, entry: Omit<Entry, 'who' | 'everybodys'>): Entry => ({ who, everybodys: why, ...entry })

const personal: Entries = {
  addPhrase: own('ct-fill', '各人自己的常用意见', { input: () => ({ text: `同意${newId()}` }) }),
  removePhrase: {
    who: 'ct-fill',
    input: async () => ({ id: (await runCommand(addPhrase, await actorOf('ct-fill'), { text: `待删${newId()}` })).id }),
  },
  saveView: own('ct-fill', '各人自己的视图', { input: () => ({ list: 'filings', name: '在办', query: 'tab=open' }) }),
  removeView: {
    who: 'ct-fill',
    input: async () => ({ id: (await runCommand(saveView, await actorOf('ct-fill'), { list: 'x', name: '删', query: '' })).id }),
  },
  readNotices: own('ct-fill', '只标记本人的通知', {
    input: async () => ({ ids: [await notice()] }),
    proves: ({ count }: { count: number }) => count === 1,
  }),
  confirmCircular: own('ct-fill', '只确认本人收到的公告', {
    input: async () => ({ id: await circular() }),
    proves: ({ count }: { count: number }) => count === 1,
  }),
  endOwnSession: { who: 'ct-fill', input: async () => ({ id: await anotherSession('ct-fill') }) },
  endOtherSessions: own('ct-fill', '只结束本人的会话', {
    input: async () => {
      await anotherSession('ct-fill')
      return {}
    },
    proves: ({ count }: { count: number }) => count > 0,
  }),
  createDelegation: {
    who: 'ct-check',
    input: async () => {
      const [fromAt, toAt] = [new Date(), new Date(Date.now() + 86_400_000)].map((day) => day.toISOString())
      return { toUserId: await idOf('ct-view'), fromAt, toAt, reason: '出差' }
    },
  },
  revokeDelegation: { who: 'ct-fill', input: async () => ({ id: await delegation() }) },
}

/** Commands of the domain identity. */
export const identityCommands: Entries = {
  ...accounts,
  ...grants,
  ...personal,
  revokeSession: { who: 'secadmin', input: async () => ({ id: await anotherSession('ct-check'), ...reason }) },
  publishCircular: {
    who: 'cqgl-chief',
    input: () => ({ title: '关于开展检查的通知', body: '请按时报送。', audience: 'ent', needsReceipt: true }),
    lawful: { department: '处长可发通知' },
  },
  updateDepartment: {
    ...system,
    input: () => ({ code: 'CQGL', phone: '0532-85910000', duties: ['产权登记', '产权交易监管'] }),
  },
  registerEnterprise: {
    ...keeper,
    input: async ({ orgId }) => {
      count += 1
      const names = {
        code: inventedUscc('370202', 98_000 + count),
        name: `青岛示例越权登记${count}有限公司`,
        shortName: `越权登记${count}`,
      }
      return { ...names, parentId: orgId, adcode: '370202', registeredCapital: '100', fromDate: '2026-01-01', reason: '测试原因' }
    },
  },
  moveEnterprise: {
    ...keeper,
    input: async (world) => {
      const [id, other] = [await newEnterprise(world), await newEnterprise(world)]
      return { id, version: 1, parentId: other, fromDate: '2026-02-01', ...reason }
    },
  },
  deactivateEnterprise: {
    ...keeper,
    input: async (world) => ({ id: await newEnterprise(world), version: 1, onDate: '2026-02-01', ...reason }),
  },
  updateOrg: {
    ...system,
    input: async ({ orgId }) => {
      const org = await asSystem('测试企业', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))
      const { id, version, name, shortName, legalPerson, adcode, orgForm, functionClass, industryName } = org
      const money = { registeredCapital: '1000', paidCapital: '500' }
      const words = { id, version, name, shortName, legalPerson, adcode, orgForm, functionClass, industryName }
      return { ...words, ...money, industry: org.industry, status: '存续', isDormant: false, reason: '更正' }
    },
  },
  exportAudit: {
    who: 'auditor',
    input: () => ({}),
    proves: (lines: unknown[]) => lines.length > 10,
    permissionAlone: '墙内没有日志行，导出为空',
  },
  exportRegister: {
    who: 'ct-admin',
    input: ({ orgName }) => ({ words: orgName }),
    proves: (rows: { id: string }[]) => rows.length > 0,
    everybodys: '各人只导出本人范围内的企业',
  },
}

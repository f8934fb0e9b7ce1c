import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { createApiKey } from '@/lib/openapi/commands/keys'
import { setOffice } from '@/lib/openapi/commands/office'
import { createWebhook } from '@/lib/openapi/commands/webhooks'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { idOf } from '../../support/accounts'
import type { BusyWorld } from '../../support/busy-world'
import { actorOf, fillIn, openTasks } from '../../support/clerks'
import type { Entries, Entry } from './entry'

const wanted = async () => ({
  name: '玄武标记密钥',
  userId: await idOf('ct-fill'),
  scopes: ['filing.read'],
  expiresOn: addDays(shanghaiDate(new Date()), 30),
})

// Hostile inputs try a door many times: what has a ceiling makes room first.
async function key(): Promise<string> {
  await asSystem('测试腾位', (tx) => tx.session.updateMany({ where: { kind: 'api', revokedAt: null }, data: { revokedAt: new Date() } }))
  return (await runCommand(createApiKey, await actorOf('ct-admin'), await wanted())).id
}

const hook = { name: '玄武标记回调', url: 'https://oa.example.com/events', topics: ['filing.concluded'] }

async function endpoint(): Promise<string> {
  await asSystem('测试腾位', (tx) => tx.webhookEndpoint.updateMany({ where: { removedAt: null }, data: { removedAt: new Date() } }))
  return (await runCommand(createWebhook, await actorOf('ct-fill'), hook)).id
}

async function message(world: BusyWorld): Promise<string> {
  const id = newId()
  const row = { id, endpointId: await endpoint(), orgId: world.orgId, eventKey: id, topic: 'filing.concluded', subjectId: world.decided }
  const rest = { subject: '玄武标记', body: '{}', status: 'given_up', nextAt: new Date(), createdAt: new Date() }
  await asSystem('测试投递', (tx) => tx.webhookDelivery.create({ data: { ...row, ...rest } }))
  return id
}

const connection = {
  url: 'https://office.example.com/push',
  appId: 'guozi',
  secret: 'a-secret-of-the-office-app',
  kinds: ['todo'],
  enabled: true,
}
const officeVersion = () =>
  asSystem('测试对接', async (tx) => (await tx.webhookEndpoint.findFirst({ where: { kind: 'office', removedAt: null } }))?.version ?? 0)

/** The connection to the office app, made once. */
async function office(): Promise<string> {
  const actor = await actorOf('sysadmin')
  return (await runCommand(setOffice, actor, { ...connection, version: await officeVersion() })).id
}

async function officeMessage(world: BusyWorld): Promise<string> {
  const id = newId()
  const rest = { subject: '玄武标记', body: '{}', status: 'given_up', nextAt: new Date(), createdAt: new Date() }
  const row = { id, endpointId: await office(), orgId: world.orgId, eventKey: id, topic: 'todo.created', subjectId: newId() }
  await asSystem('测试投递', (tx) => tx.webhookDelivery.create({ data: { ...row, ...rest } }))
  return id
}

async function somebody() {
  const { login, name } = await asSystem('测试人员', (tx) => tx.userAccount.findUniqueOrThrow({ where: { login: 'cqgl-officer' } }))
  return { login, name, externalId: 'sdt-1' }
}

const keeper = { who: 'ct-admin', permissionAlone: '密钥由平台写入（withBaseRights），看得见的人员和密钥才能办' } as const
const filler = { who: 'ct-fill', permissionAlone: '回调在墙内，看得见的才能办' } as const
const listed = ({ rows }: { rows: unknown[] }) => rows.length > 0
const ownOnes = '各人只见本单位或本人名义的'
const system: Pick<Entry, 'who'> = { who: 'sysadmin' }
const officeKeeper = { who: 'sysadmin', permissionAlone: '对接设置和人员标识在墙内，只有系统管理员能办' } as const

/** Commands and queries of the open interface. */
export const openInterface: Entries = {
  setOffice: {
    ...officeKeeper,
    input: async () => ({ ...connection, version: await officeVersion() }),
  },
  testOffice: { ...officeKeeper, input: async () => (await office(), {}) },
  redeliverOffice: { ...officeKeeper, input: async (world) => ({ ids: [await officeMessage(world)] }) },
  setOfficePeople: { ...officeKeeper, input: async () => ({ rows: [await somebody()] }) },
  officeSettings: {
    ...system,
    everybodys: '只有系统管理员能看，不涉及任何一家企业',
    input: async () => (await office(), {}),
    proves: ({ set }: { set: boolean }) => set,
  },
  officeLog: {
    ...system,
    input: async (world) => (await officeMessage(world), {}),
    proves: listed,
  },
  officePeople: {
    ...system,
    everybodys: '系统管理员看得见全部账号',
    input: () => ({}),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  createApiKey: {
    ...keeper,
    input: async () => {
      await key()
      return wanted()
    },
  },
  revokeApiKey: { ...keeper, input: async () => ({ id: await key(), reason: '系统下线' }) },
  stopApiKey: { ...system, input: async () => ({ id: await key(), reason: '异常调用' }) },
  setInterfaceRule: {
    ...system,
    permissionAlone: '设置由平台写入（withBaseRights），权限在命令上',
    input: () => ({ code: 'interface.rate', value: '120', note: '恢复缺省' }),
  },
  createWebhook: {
    ...filler,
    input: async () => {
      await endpoint()
      return { ...hook, userId: await idOf('ct-fill') }
    },
  },
  updateWebhook: { ...filler, input: async () => ({ id: await endpoint(), enabled: false }) },
  rotateWebhookSecret: { ...filler, input: async () => ({ id: await endpoint() }) },
  removeWebhook: { ...filler, input: async () => ({ id: await endpoint() }) },
  testWebhook: { ...filler, input: async () => ({ id: await endpoint() }) },
  redeliver: { ...filler, input: async (world) => ({ ids: [await message(world)] }) },
  handInFiling: {
    who: 'ct-fill',
    input: async () => {
      const id = await fillIn('GZ-CQ-05', await actorOf('ct-fill'), { title: '玄武标记接口提交' }, 'interface')
      if ((await openTasks(id)).length !== 1) throw new Error('not on the filling desk')
      return { id, action: 'submit' }
    },
  },
  keyList: {
    who: 'ct-admin',
    input: async () => {
      await key()
      return {}
    },
    proves: listed,
    everybodys: ownOnes,
  },
  keyRecord: { who: 'ct-admin', input: async () => ({ id: await key() }) },
  keyChoices: { who: 'ct-admin', input: () => ({}), everybodys: ownOnes },
  supervisedKeys: {
    ...system,
    input: async () => {
      await key()
      return {}
    },
    proves: listed,
  },
  interfaceRules: { ...system, input: () => ({}), proves: ({ current }: { current: object }) => 'interface.rate' in current },
  webhookList: {
    who: 'ct-fill',
    input: async () => {
      await endpoint()
      return {}
    },
    everybodys: ownOnes,
  },
  webhookRecord: { who: 'ct-fill', input: async () => ({ id: await endpoint() }) },
  deliveryList: {
    who: 'ct-fill',
    input: async (world) => {
      await message(world)
      return {}
    },
    everybodys: ownOnes,
  },
  verifyPaper: {
    who: 'ct-fill',
    input: async ({ decided }) => {
      const paper = await asSystem('测试文书', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: decided } }))
      return { code: paper.verifyCode }
    },
    proves: ({ state }: { state: string }) => state === 'genuine',
    everybodys: '文书核验对公众开放',
    reveals: ['filings'],
  },
}

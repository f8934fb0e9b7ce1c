import '@/lib/matters/events'
import '@/lib/openapi/events'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { claimTasks } from '@/lib/flow/commands/claim-tasks'
import { withdrawFiling } from '@/lib/matters/commands/withdraw'
import { redeliverOffice, setOffice, setOfficePeople, testOffice } from '@/lib/openapi/commands/office'
import { setInterfaceRule } from '@/lib/openapi/commands/set-interface-rule'
import { type OfficeMessage, officeMessageSchema } from '@/lib/openapi/office/messages'
import { fillOfficePeople, officePeopleWorkbook } from '@/lib/openapi/office/people-workbook'
import { pushNotices } from '@/lib/openapi/office/push'
import { officeLog, officeSettings } from '@/lib/openapi/queries/office'
import { webhookList } from '@/lib/openapi/queries/webhooks'
import { mostAttempts } from '@/lib/openapi/rules/backoff'
import { deliverDue } from '@/lib/openapi/webhooks/deliver'
import { runCommand } from '@/lib/platform/command'
import { open } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { actorOf, carryOn, fillIn, openTasks } from '../../support/clerks'
import { openSmallWorld, outcome } from '../../support/people'
import { type Receiver, startReceiver } from './receiver'

const secret = 'the-secret-the-office-app-gave'
let close: () => Promise<void>
let receiver: Receiver

beforeAll(async () => {
  close = await openSmallWorld()
  receiver = await startReceiver()
  receiver.secret = secret
})
afterAll(async () => {
  await receiver.close()
  await close()
})
beforeEach(() => {
  receiver.arrivals.length = 0
})

const system = () => actorOf('sysadmin')
const allow = async (value: string) =>
  runCommand(setInterfaceRule, await system(), { code: 'interface.webhook_allowed', value, note: '测试设置' })
const settings = async () => runQuery(officeSettings, await system(), {})
const connect = async (over: object = {}) => {
  const { version } = await settings()
  const wanted = { version, url: receiver.url, appId: 'guozi-yun', secret, kinds: ['todo', 'notice'], enabled: true, ...over }
  return runCommand(setOffice, await system(), wanted)
}
const person = (login: string) => asSystem('测试', (tx) => tx.userAccount.findUniqueOrThrow({ where: { login } }))
const known = async (logins: readonly string[]) => {
  const rows = await Promise.all(logins.map(async (login) => ({ login, name: (await person(login)).name, externalId: `sdt-${login}` })))
  return runCommand(setOfficePeople, await system(), { rows })
}

/** Hands on what happened and sends it; gives what the receiver got, each checked against the published schema and its signature. */
async function arrived(): Promise<OfficeMessage[]> {
  while ((await relayOutbox(new Date())) > 0);
  while ((await deliverDue(new Date())) > 0);
  const messages = receiver.arrivals.splice(0).map(({ body, id, topic, refusal }) => {
    const message = officeMessageSchema.parse(JSON.parse(body))
    expect([refusal, message.messageId, message.type, message.appId]).toEqual([null, id, topic, 'guozi-yun'])
    return message
  })
  return messages
}
const told = (messages: readonly OfficeMessage[]) =>
  messages.map((one) => `${one.type} ${'receiver' in one ? one.receiver.externalId : ''}`).sort()

test('an address inside is refused until the administrator lists it; the secret is kept sealed and never told', async () => {
  expect(await outcome(connect())).toBe('invalid')
  await allow('127.0.0.1')
  expect(await outcome(connect({ secret: '' }))).toBe('invalid')
  expect(await outcome(connect({ secret: 'short' }))).toBe('invalid')
  const { id } = await connect()
  const row = await asSystem('测试', (tx) => tx.webhookEndpoint.findUniqueOrThrow({ where: { id } }))
  expect(row.secret).not.toContain(secret)
  expect(open(row.secret)).toBe(secret)
  expect(JSON.stringify(await settings())).not.toContain(secret)
  // Left empty it stays; who saves over what another has changed is told.
  await connect({ secret: '' })
  expect(open((await asSystem('测试', (tx) => tx.webhookEndpoint.findUniqueOrThrow({ where: { id } }))).secret)).toBe(secret)
  expect(await outcome(connect({ version: 1 }))).toBe('stale')
  expect(await runQuery(webhookList, await actorOf('ct-admin'), {})).toEqual([])
})

test('S171: a todo is pushed when it comes and finished when it is done; every message is as the published schema has it, and signed', async () => {
  await known(['ct-fill', 'ct-check', 'ct-head'])
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'), { title: '会计政策变更' })
  expect(told(await arrived())).toEqual(['todo.created sdt-ct-fill'])
  await carryOn(id, 'e_check')
  expect(told(await arrived())).toEqual(['todo.created sdt-ct-check', 'todo.finished sdt-ct-fill'])
  // What came and went between two looks is not said at all.
  await carryOn(id, 'accept')
  expect(told(await arrived())).toEqual(['todo.finished sdt-ct-check'])
})

/** The logins of everybody who works from a pool, and of those among them who may see the filing. */
async function poolLogins(pool: string, filing: string): Promise<{ all: string[]; seeing: string[] }> {
  const rows = await asSystem(
    '测试',
    (tx) => tx.$queryRaw<{ login: string; sees: boolean }[]>`
    select distinct u.login, exists (select 1 from filing f join actor_org o on o.org_id = f.org_id join actor_line l on l.line = f.line
      where f.id = ${filing}::uuid and o.user_id = u.id and l.user_id = u.id) as sees
    from actor_pool p join user_account u on u.id = p.user_id where p.pool = ${pool} and p.via_user_id is null and u.status = 'active' order by 1`,
  )
  return { all: rows.map(({ login }) => login), seeing: rows.filter(({ sees }) => sees).map(({ login }) => login) }
}

test('a todo of a desk of several goes to all of them, and is withdrawn from the others when one takes it', async () => {
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'), { title: '坏账估计变更' }, 'second')
  await carryOn(id, 'review')
  const task = (await openTasks(id))[0]!
  const { all, seeing } = await poolLogins(task.pool, id)
  expect(seeing.length).toBeGreaterThan(1)
  await known(all)
  const came = told(await arrived())
  for (const login of all) expect(came.includes(`todo.created sdt-${login}`), login).toBe(seeing.includes(login))
  const [first, ...others] = seeing
  await runCommand(claimTasks, await actorOf(first!), { taskIds: [task.taskId] })
  expect(told(await arrived())).toEqual(others.map((login) => `todo.withdrawn sdt-${login}`).sort())
})

test('with nothing changed, nothing is said again; a relay that runs twice makes one message', async () => {
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'), { title: '折旧年限变更' }, 'third')
  await arrived()
  await asSystem('测试', (tx) => tx.$executeRaw`update outbox set done_at = null where subject_id = ${id} and topic = 'flow.moved'`)
  expect(await arrived()).toEqual([])
})

test('what is taken back is withdrawn', async () => {
  await known(['ct-fill', 'ct-check', 'ct-head'])
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'), { title: '存货计价变更' }, 'fourth')
  await carryOn(id, 'e_check')
  await arrived()
  await runCommand(withdrawFiling, await actorOf('ct-fill'), { id, reason: '数据有误，重新测算' })
  expect(told(await arrived())).toContain('todo.withdrawn sdt-ct-check')
})

test('notices of people who are known are told once; those of others are not', async () => {
  const notice = (userId: string) => ({
    id: newId(),
    at: new Date(),
    userId,
    kind: 'filing',
    title: '已受理',
    body: '承诺办结',
    href: '/ent/inbox',
  })
  const [known, stranger] = [await person('ct-fill'), await person('gx-fill')]
  await asSystem('测试', (tx) => tx.notice.createMany({ data: [notice(known.id), notice(stranger.id)] }))
  await pushNotices(new Date(Date.now() + 1000))
  await pushNotices(new Date(Date.now() + 1000))
  const messages = (await arrivedLater()).filter(
    (one) => one.type === 'notice' && one.notice.title === '已受理' && one.notice.body === '承诺办结',
  )
  expect(messages.map((one) => ('receiver' in one ? one.receiver.externalId : ''))).toEqual(['sdt-ct-fill'])
})
const arrivedLater = async () => {
  while ((await deliverDue(new Date(Date.now() + 2000))) > 0);
  return arrived()
}

test('what is not taken in is tried again, given up in the end, and can be sent once more from the log', async () => {
  await arrivedLater()
  receiver.answers.push(...Array.from({ length: mostAttempts }, () => 500))
  const { deliveryId } = await runCommand(testOffice, await system(), {})
  for (let day = 0; day <= mostAttempts; day++) await deliverDue(new Date(Date.now() + day * 86_400_000))
  const log = await runQuery(officeLog, await system(), { status: 'given_up' })
  const row = log.rows.find(({ id }) => id === deliveryId)!
  expect(row).toMatchObject({ attempts: mostAttempts, responseCode: 500, lastError: '接收方返回 500', topic: 'ping' })
  expect(officeMessageSchema.parse(JSON.parse(row.body)).type).toBe('ping')
  receiver.arrivals.length = 0
  await runCommand(redeliverOffice, await system(), { ids: [deliveryId] })
  expect((await arrived()).map(({ messageId }) => messageId)).toEqual([deliveryId])
})

test('switched off, messages wait; what is not among the kinds is not said at all', async () => {
  await connect({ secret: '', enabled: false, kinds: ['todo'] })
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'), { title: '合并范围变更' }, 'fifth')
  expect(await arrived()).toEqual([])
  expect(await outcome(runCommand(testOffice, await system(), {}))).toBe('conflict')
  expect(await pushNotices(new Date())).toBe(0)
  await connect({ secret: '', kinds: ['todo'] })
  const messages = await arrived()
  expect(messages.map((one) => ('todo' in one ? one.todo.url : ''))).toEqual([expect.stringContaining(`/ent/filings/${id}`)])
})

const upload = async (change: (sheet: ExcelJS.Worksheet) => void) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await officePeopleWorkbook(await system())) as unknown as ExcelJS.Buffer)
  change(book.worksheets[0]!)
  const body = new Uint8Array(await book.xlsx.writeBuffer())
  return fillOfficePeople(await system(), new Request('http://localhost/', { method: 'POST', body }))
}
/** The row of a login in the sheet. */
function rowOf(sheet: ExcelJS.Worksheet, login: string): ExcelJS.Row {
  const found: ExcelJS.Row[] = []
  sheet.eachRow((row) => row.getCell(1).value === login && found.push(row))
  return found[0]!
}
const identities = () => asSystem('测试', (tx) => tx.externalIdentity.findMany({ orderBy: { externalId: 'asc' } }))

test('the names people are known by come and go by Excel; one wrong row and nothing is written', async () => {
  const before = await identities()
  const wrong = await upload((sheet) => {
    rowOf(sheet, 'gx-fill').getCell(3).value = 'sdt-ct-fill'
    rowOf(sheet, 'gx-check').getCell(2).value = '另一个人'
  })
  expect(wrong.errors.map(({ message }) => message).join('\n')).toMatch(/标识“sdt-ct-fill”重复|姓名是/)
  expect(await identities()).toEqual(before)
  const right = await upload((sheet) => {
    rowOf(sheet, 'gx-fill').getCell(3).value = 'sdt-new'
    rowOf(sheet, 'ct-head').getCell(3).value = null
  })
  expect(right.errors).toEqual([])
  const after = (await identities()).map(({ externalId }) => externalId)
  expect(after).toContain('sdt-new')
  expect(after).not.toContain('sdt-ct-head')
})

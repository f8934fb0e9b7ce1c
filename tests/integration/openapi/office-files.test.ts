import '@/lib/matters/events'
import '@/lib/openapi/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormValues } from '@/lib/forms/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import { revokePaper } from '@/lib/matters/commands/revoke-paper'
import { matterVersion } from '@/lib/matters/definitions'
import { sampleValues } from '@/lib/matters/sample'
import { setInterfaceRule } from '@/lib/openapi/commands/set-interface-rule'
import { deliverDue } from '@/lib/openapi/webhooks/deliver'
import { runCommand } from '@/lib/platform/command'
import { sm3 } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { rng } from '@/prisma/seed/rng'
import { type BusyWorld, openBusyWorld, taskAt, theMatter } from '../../support/busy-world'
import { actorOf, carryOn, doStep, openTasks } from '../../support/clerks'
import { rendered } from '../../support/seals'
import { type InterfaceServer, serveInterface } from './interface-server'
import { type Office, openOffice } from './office'
import { type Receiver, startReceiver } from './receiver'

let world: BusyWorld
let server: InterfaceServer
let office: Office
let receiver: Receiver

beforeAll(async () => {
  world = await openBusyWorld()
  server = await serveInterface()
  receiver = await startReceiver()
  await runCommand(setInterfaceRule, await actorOf('sysadmin'), {
    code: 'interface.webhook_allowed',
    value: '127.0.0.1',
    note: '测试接收端',
  })
  office = await openOffice(server.url, 'ct-admin', 'ct-fill')
})
afterAll(async () => {
  await server.close()
  await receiver.close()
  await world.close()
})

const pdf = (words: string) => Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)

/** What the worker does between two glances of the office. */
async function workerTurn(now = new Date()): Promise<void> {
  while ((await relayOutbox(now)) > 0);
  while ((await deliverDue(now)) > 0);
}

/** A form as the office would fill it in from its own records; `id` says for which filing. */
async function formFor(id: string): Promise<FormValues> {
  return asSystem('测试取数', async (tx) => {
    const filing = await tx.filing.findUniqueOrThrow({ where: { id } })
    const { matter } = await matterVersion(tx, filing.definitionId)
    const orgs = await tx.org.findMany({ where: { kind: 'enterprise' }, orderBy: { code: 'asc' } })
    const near = (org: (typeof orgs)[number]) => (org.id === filing.orgId ? 0 : org.parentId === filing.orgId ? 1 : 2)
    const [applicant, target, ...others] = orgs
      .sort((a, b) => near(a) - near(b))
      .map((org) => ({ id: org.id, name: org.name, uscc: org.code }))
    const context = {
      today: shanghaiDate(new Date()),
      applicant: applicant!,
      target: target!,
      others,
      contact: '周示例',
      people: ['周示例', '吴示例'],
    }
    return { ...sampleValues(matter, rng('office'), context), applicant_org: filing.orgId }
  })
}

async function upload(name: string): Promise<string> {
  const bytes = pdf(name)
  const { body } = await office.call('POST', '/uploads', { body: { name, size: bytes.length } })
  const sent = await office.call('PUT', `/uploads/${body.id}`, { raw: bytes, headers: { 'content-length': String(bytes.length) } })
  expect(sent.body).toMatchObject({ received: bytes.length, file: { id: body.id, mime: 'application/pdf', sm3: sm3(bytes) } })
  return String(body.id)
}

test('the system of an enterprise files a matter, hands in materials, follows it and is told the result, all by the interface', async () => {
  const hook = {
    name: 'OA 回写',
    url: receiver.url,
    topics: ['filing.submitted', 'filing.accepted', 'filing.correction_requested', 'filing.concluded', 'paper.issued', 'paper.revoked'],
  }
  const registered = await office.call('POST', '/webhooks', { body: hook })
  expect(registered.status).toBe(201)
  receiver.secret = String(registered.body.secret)
  const stored = await asSystem('测试', (tx) => tx.webhookEndpoint.findUniqueOrThrow({ where: { id: String(registered.body.id) } }))
  expect(stored.secret).not.toContain(receiver.secret)

  // 新建、填表：底座带出的照原样填入
  const created = await office.call('POST', '/filings', { body: { matter: theMatter }, headers: { 'idempotency-key': 'OA-2026-0001' } })
  const id = String(created.body.id)
  const fields = (await office.call('GET', `/matters/${theMatter}/form`)).body.fields as { key: string }[]
  const first = await office.call('GET', `/filings/${id}/form`)
  const values = await formFor(id)
  expect(Object.keys(values).filter((key) => !fields.some((field) => field.key === key))).toEqual([])
  const saved = await office.call('PUT', `/filings/${id}/form`, { body: { version: first.body.version, values } })
  expect(saved.body.unread).toEqual([])
  const { supplied, version } = (await office.call('GET', `/filings/${id}/form`)).body as { supplied: FormValues; version: number }
  const again = await office.call('PUT', `/filings/${id}/form`, { body: { version, values: { ...values, ...supplied } } })
  expect(again.status).toBe(200)

  // 预检说缺什么材料，就上传什么
  const before = (await office.call('GET', `/filings/${id}/precheck`)).body as { ready: boolean; missing: { key: string; name: string }[] }
  expect(before).toMatchObject({ ready: false, missing: expect.arrayContaining([expect.anything()]) })
  for (const { key } of before.missing) {
    const attached = await office.call('POST', `/filings/${id}/materials`, { body: { key, fileId: await upload(`${key}.pdf`) } })
    expect(attached.status).toBe(201)
  }
  const after = (await office.call('GET', `/filings/${id}/precheck`)).body
  expect(after).toMatchObject({ ready: true, missing: [] })
  const handedIn = (await office.call('GET', `/filings/${id}/materials`)).body.materials as { files: { fileId: string; sm3: string }[] }[]
  const file = handedIn.flatMap((material) => material.files)[0]!
  expect(sm3(await office.bytes(`/files/${file.fileId}`))).toBe(file.sm3)

  // 提交：同一标识重复提交只算一次
  expect((await office.call('GET', `/filings/${id}`)).body.mayDo).toContain('submit')
  const submit = () =>
    office.call('POST', `/filings/${id}/submission`, { body: { version: after.version }, headers: { 'idempotency-key': 'OA-2026-0001-s' } })
  const [handed, repeated] = [await submit(), await submit()]
  expect(handed).toMatchObject({ status: 200, body: { id, status: 'filling' } })
  expect(repeated.body).toEqual(handed.body)

  // 企业内部审核、签发由本人在平台上办，报送即告知
  while ((await openTasks(id))[0]!.pool.startsWith('E-')) await doStep((await openTasks(id))[0]!)
  await workerTurn()
  expect(receiver.arrivals.map((one) => [one.topic, one.refusal])).toEqual([['filing.submitted', null]])
  const told = JSON.parse(receiver.arrivals[0]!.body)
  expect(told).toMatchObject({
    topic: 'filing.submitted',
    enterprise: { id: world.orgId },
    filing: { id, status: 'arrived', matterCode: theMatter },
  })
  expect(JSON.stringify(told)).not.toContain(String(values.title))

  // 受理后要求补正：按事项改、答复
  await doStep((await openTasks(id))[0]!)
  const officer = (await openTasks(id))[0]!
  await doStep(officer, { action: 'correct', reason: 'missing', items: ['补充评估报告附件'], opinion: '请一次补齐' })
  await workerTurn()
  expect(receiver.arrivals.map((one) => one.topic)).toEqual(['filing.submitted', 'filing.accepted', 'filing.correction_requested'])
  const correcting = (await office.call('GET', `/filings/${id}`)).body
  expect(correcting).toMatchObject({ status: 'correcting', mayDo: ['answer'], correctionItems: ['补充评估报告附件'] })
  expect((await office.call('GET', `/filings/${id}/opinions`)).body.opinions).toContainEqual(
    expect.objectContaining({ action: 'correct', items: ['补充评估报告附件'], reason: 'missing', reasonName: '材料缺失' }),
  )
  const answered = await office.call('POST', `/filings/${id}/correction`, { body: { opinion: '已补充' } })
  expect(answered).toMatchObject({ status: 200, body: { status: 'running' } })

  // 办结：接收端先坏一次，补投的还是同一条消息
  await carryOn(id)
  receiver.answers = [500]
  const sentAt = Date.now()
  await workerTurn(new Date(sentAt))
  const failed = receiver.arrivals.at(-1)!
  expect(failed).toMatchObject({ topic: 'filing.concluded', refusal: null, answered: 500 })
  await workerTurn(new Date(sentAt + 4000))
  expect(receiver.arrivals.at(-1)).toBe(failed)
  await workerTurn(new Date(sentAt + 6000))
  const retried = receiver.arrivals.at(-1)!
  expect(retried).toMatchObject({ id: failed.id, body: failed.body, refusal: null, answered: 200 })
  expect(Number(retried.timestamp)).toBeGreaterThan(Number(failed.timestamp))
  expect(retried.signature).not.toBe(failed.signature)

  // 再来一遍的消息，接收端认得出来
  await office.call('POST', `/deliveries/${retried.id}/redelivery`, { body: {} })
  await workerTurn(new Date(Date.now() + 7000))
  expect(receiver.arrivals.at(-1)).toMatchObject({ id: retried.id, refusal: '重复的消息', answered: 401 })

  // 文书：制成后告知，下载的与登记的摘要一致，核验为真
  const paper = await asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: id } }))
  await rendered(paper.id)
  await workerTurn(new Date(Date.now() + 8000))
  const issued = JSON.parse(receiver.arrivals.findLast((one) => one.topic === 'paper.issued')!.body)
  expect(issued.paper).toMatchObject({ number: paper.number })
  const shown = (await office.call('GET', `/filings/${id}/paper`)).body
  const bytes = await office.bytes(`/filings/${id}/paper/pdf`)
  expect(sm3(bytes)).toBe(shown.sm3)
  expect((await office.call('GET', `/papers/verification?sm3=${shown.sm3}`)).body).toMatchObject({ state: 'genuine', number: paper.number })
  expect((await office.call('GET', `/papers/verification?code=${shown.verifyCode}`)).body.state).toBe('genuine')
  expect((await office.call('POST', `/filings/${id}/rating`, { body: { stars: 5 } })).body).toEqual({ stars: 5 })
  expect((await office.call('GET', '/notices')).body.rows!.map((row) => row.title)).toContainEqual(expect.stringContaining('已办结'))

  // 撤销：告知，并在文书上看得出来
  expect(shown.revoked).toBeNull()
  const revoked = { id: paper.id, reason: '评估结果复核有误', basis: '委主任办公会纪要〔2026〕9号' }
  await runCommand(revokePaper, await actorOf('cqgl-chief'), revoked)
  await workerTurn(new Date(Date.now() + 9000))
  const undone = JSON.parse(receiver.arrivals.findLast((one) => one.topic === 'paper.revoked')!.body)
  expect(undone.paper).toMatchObject({ number: paper.number, revokedAt: expect.any(String) })
  const { reason, basis } = revoked
  expect((await office.call('GET', `/filings/${id}/paper`)).body.revoked).toMatchObject({ reason, basis })
  expect(await taskAt(id, 'e_fill').catch(() => 'ended')).toBe('ended')
})

test('a file may come in parts and go on after a break; what is no file of its kind is refused', async () => {
  const bytes = Buffer.concat([pdf('分段'), Buffer.alloc(3000, 0x20)])
  const { body } = await office.call('POST', '/uploads', { body: { name: '评估报告.pdf', size: bytes.length } })
  const send = (from: number, to: number) =>
    office.call('PUT', `/uploads/${body.id}`, {
      raw: bytes.subarray(from, to),
      headers: { 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` },
    })
  expect((await send(0, 1000)).body).toMatchObject({ received: 1000, file: null })
  expect((await send(2000, bytes.length)).body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('1000') })
  expect((await office.call('GET', `/uploads/${body.id}`)).body.received).toBe(1000)
  expect((await send(1000, bytes.length)).body.file).toMatchObject({ name: '评估报告.pdf', sm3: sm3(bytes) })
  expect((await office.call('PUT', `/uploads/${body.id}`, { raw: bytes })).body.file).toMatchObject({ sm3: sm3(bytes) })
  const wrong = await office.call('POST', '/uploads', { body: { name: '假.pdf', size: 5 } })
  expect((await office.call('PUT', `/uploads/${wrong.body.id}`, { raw: 'hello' })).status).toBe(422)
  expect((await office.call('POST', '/uploads', { body: { name: '程序.exe', size: 5 } })).status).toBe(422)
  expect((await office.call('POST', '/uploads', { body: { name: 'a.pdf', size: 600 * 1024 * 1024 } })).status).toBe(422)
  const left = await office.call('POST', '/uploads', { body: { name: 'b.pdf', size: 5 } })
  expect((await office.call('DELETE', `/uploads/${left.body.id}`)).status).toBe(204)
  expect((await office.call('GET', `/uploads/${left.body.id}`)).status).toBe(404)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormValues } from '@/lib/forms/schema'
import { actOnFiling } from '@/lib/matters/commands/act'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { removeMaterial } from '@/lib/matters/commands/materials'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { returnHints } from '@/lib/matters/queries/return-hints'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf, actorOfPool, carryOn, filingOf, fillIn, openTasks } from '../../support/clerks'
import { seededDatabase, type TestDatabase } from '../../support/database'
import { fillInAfter } from '../../support/prerequisites'

let database: TestDatabase

beforeAll(async () => {
  database = await seededDatabase('small', async (url) => {
    await seedReference(url)
    await seedOrganisation(url, { small: true })
  })
  connectDatabase(database.appUrl)
}, 60_000)

afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

/** What a fresh draft still asks of the person: entries and materials. */
async function asked(matter: string, login: string) {
  const filler = await actorOf(login)
  const { id } = await runCommand(createFiling, filler, { matter })
  const { issues, missing } = await runQuery(precheck, filler, { id })
  return {
    id,
    filler,
    fields: issues.filter((issue) => issue.level === '阻断').map((issue) => issue.path),
    materials: missing.map((one) => one.key),
  }
}

test('the second filing of an enterprise asks for fewer entries and materials, and says which it took from where', async () => {
  const before = await asked('GZ-CW-07', 'ct-fill')
  expect(before.fields).toContain('contact_phone')
  expect(before.materials).toContain('audit_report')

  const first = await fillIn('GZ-CW-07', await actorOf('ct-fill'))
  await carryOn(first)
  const decided = await filingOf(first)

  const after = await asked('GZ-CW-07', 'ct-fill')
  expect(before.fields.filter((path) => !after.fields.includes(path))).toEqual(['contact_phone'])
  expect(before.materials.filter((key) => !after.materials.includes(key))).toContain('audit_report')
  expect(after.materials.length).toBeLessThan(before.materials.length)
  expect(after.fields.length).toBeLessThan(before.fields.length)

  const record = await runQuery(filingRecord, after.filler, { id: after.id })
  expect(record.reused).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'material', name: expect.stringContaining('审计报告'), fromNumber: decided.number }),
      expect.objectContaining({ kind: 'field', name: '联系电话', fromNumber: decided.number }),
    ]),
  )
  expect(record.values.contact_phone).toBe((decided.values as FormValues).contact_phone)
  const shared = record.materials.find((one) => one.key === 'audit_report')!
  expect(shared).toMatchObject({ source: 'base', from: decided.number })
  // The same bytes, an entry of its own: whoever sees the draft may open it.
  const original = await asSystem('核对', (tx) => tx.filingMaterial.findFirstOrThrow({ where: { filingId: first, key: 'audit_report' } }))
  expect(shared.sm3).toBe(original.sm3)
  expect(shared.fileId).not.toBe(original.fileId)
})

test('what was taken over can be taken out again, and the decided filing keeps its own', async () => {
  const { id, filler } = await asked('GZ-CW-07', 'ct-fill')
  const record = await runQuery(filingRecord, filler, { id })
  const shared = record.materials.find((one) => one.key === 'audit_report')!
  await runCommand(removeMaterial, filler, { id, materialId: shared.id })
  expect((await runQuery(precheck, filler, { id })).missing.map((one) => one.key)).toContain('audit_report')
  const kept = await asSystem('核对', (tx) => tx.filingMaterial.count({ where: { key: 'audit_report', filingId: { not: id } } }))
  expect(kept).toBeGreaterThan(0)
})

test('nothing of one enterprise is carried to another', async () => {
  const rival = await asked('GZ-CW-07', 'gx-fill')
  expect(rival.fields).toContain('contact_phone')
  expect(rival.materials).toContain('audit_report')
  expect((await runQuery(filingRecord, rival.filler, { id: rival.id })).reused).toEqual([])
})

test('the next filler is told why others were sent back, by reason and count only', async () => {
  const rival = await actorOf('gx-fill')
  const sent = await fillIn('GZ-CW-10', rival)
  await carryOn(sent, 'accept')
  const [task] = await openTasks(sent)
  const window = await actorOfPool(task!.pool, [], sent)
  const correction = { taskId: task!.taskId, action: 'correct', reason: 'misfilled', items: ['受赠方名称与证明不一致'], opinion: '请补正' }
  await runCommand(actOnFiling, window, correction)
  const told = await runQuery(returnHints, await actorOf('ct-fill'), { matter: 'GZ-CW-10' })
  expect(told.hints).toEqual([{ code: 'misfilled', reason: '填写有误', filings: 1 }])
  expect(JSON.stringify(told)).not.toContain('受赠方')
})

test('papers about a target follow the target that is chosen', async () => {
  const filler = await actorOf('ct-fill')
  const first = await fillInAfter('GZ-CQ-04', filler)
  await carryOn(first)
  const second = await fillIn('GZ-CQ-04', filler, {}, 'GZ-CQ-04 again')
  const [one, two] = [await filingOf(first), await filingOf(second)]
  const record = await runQuery(filingRecord, filler, { id: second })
  const taken = record.reused.filter((reuse) => reuse.kind === 'material')
  expect(two.targetOrgId).toBe(one.targetOrgId)
  expect(taken.map((reuse) => reuse.fromNumber)).toEqual(taken.map(() => one.number))
  expect(taken.length).toBeGreaterThan(0)
  for (const material of record.materials.filter((entry) => entry.source === 'base')) expect(material.from).toBe(one.number)
})

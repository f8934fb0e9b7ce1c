import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shanghaiDate } from '@/lib/kernel/workday'
import { setParameter } from '@/lib/matters/commands/set-parameter'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { annotateFiling } from '@/lib/matters/signing/commands/annotate'
import type { Point } from '@/lib/matters/signing/schema'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf, carryOn, doStep, openTasks, typedSignature } from '../../support/clerks'
import { fillInAfter } from '../../support/prerequisites'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const strokes = [Array.from({ length: 40 }, (_, index): Point => [20 + index * 8, 60 + (index % 7) * 6, 400, index * 9])]
let count = 0

/** A filing on the leader's desk. */
async function atLeader() {
  count += 1
  const id = await fillInAfter('GZ-CQ-04', await actorOf('ct-fill'), { title: `签批${count}` }, `sign ${count}`)
  await carryOn(id, 'lead')
  const [task] = await openTasks(id)
  return { id, task: task! }
}

/** What the leader draws over the filing as it stands. */
async function drawn(login: string, id: string) {
  const { content, device } = await typedSignature(await actorOf(login), id)
  return { method: 'drawn' as const, ink: { width: 360, height: 200, strokes }, content, device }
}
const seen = async (login: string, id: string) => runQuery(filingRecord, await actorOf(login), { id })

describe('a leader signs', () => {
  test('or cannot decide: neither without a signature, nor with a dot, nor with another name', async () => {
    const { id, task } = await atLeader()
    const { content } = await typedSignature(await actorOf('ct-fill'), id)
    await expect(doStep(task, { signature: undefined })).rejects.toMatchObject({
      code: 'invalid',
      fields: { signature: expect.anything() },
    })
    const dot = { method: 'drawn', ink: { width: 360, height: 200, strokes: [[[1, 1, 0, 0]]] }, content }
    await expect(doStep(task, { signature: dot })).rejects.toMatchObject({ code: 'invalid' })
    await expect(doStep(task, { signature: { method: 'typed', name: '别人', content } })).rejects.toMatchObject({ code: 'invalid' })
    expect(await asSystem('测试', (tx) => tx.signature.count({ where: { filingId: id } }))).toBe(0)
  })

  test('what was read: a form that has changed meanwhile is refused as stale', async () => {
    const { id, task } = await atLeader()
    const signature = await drawn('ct-fill', id)
    await asSystem('测试', (tx) => tx.filingMaterial.deleteMany({ where: { filingId: id, key: { not: '' } } }))
    await expect(doStep(task, { signature })).rejects.toMatchObject({ code: 'stale' })
  })

  test('once: strokes, session, round and digest are kept with the event and in the trail', async () => {
    const { id, task } = await atLeader()
    const signature = await drawn('ct-fill', id)
    const leader = await doStep(task, { signature })
    const row = await asSystem('测试', (tx) => tx.signature.findFirstOrThrow({ where: { filingId: id } }))
    expect(row).toMatchObject({
      userId: leader.userId,
      sessionId: leader.sessionId,
      taskId: task.taskId,
      round: 1,
      action: 'pass',
      side: 'gov',
    })
    expect(row.strokes).toEqual(signature.ink)
    const lines = await asSystem('测试', (tx) =>
      tx.auditLine.findMany({ where: { subjectId: id, action: 'actOnFiling', actorId: leader.userId } }),
    )
    expect(lines.map((line) => line.detail)).toContainEqual(expect.objectContaining({ signature: row.digest }))
    const record = await seen('cqgl-officer', id)
    const [shown] = record.signatures
    expect(shown).toMatchObject({ userName: leader.name, verdict: 'valid', ink: signature.ink })
    expect(record.history.map((line) => line.id)).toContain(shown!.eventId)
  })

  test('seen on every desk of the commission, and not by the enterprise', async () => {
    const { id, task } = await atLeader()
    await doStep(task, { signature: await drawn('ct-fill', id) })
    expect((await seen('cqgl-chief', id)).signatures).toHaveLength(1)
    expect((await seen('ct-fill', id)).signatures).toEqual([])
  })

  test('for good: nobody can change it, and what was changed behind the platform shows', async () => {
    const { id, task } = await atLeader()
    const leader = await doStep(task, { signature: await drawn('ct-fill', id) })
    const touch = asActor(leader, (tx) => tx.$executeRaw`update signature set digest = '' where filing_id = ${id}::uuid`)
    await expect(touch).rejects.toThrow(/permission denied|42501/)
    const remove = asActor(leader, (tx) => tx.$executeRaw`delete from signature where filing_id = ${id}::uuid`)
    await expect(remove).rejects.toThrow(/permission denied|42501/)
    await asSystem('测试', (tx) => tx.filing.update({ where: { id }, data: { values: { title: '改过' } } }))
    expect((await seen('cqgl-officer', id)).signatures[0]).toMatchObject({ verdict: 'changed' })
  })

  test('in nobody else’s name: a row of another signer is refused by the wall', async () => {
    const { id, task } = await atLeader()
    const officer = await actorOf('cqgl-officer')
    const chief = await actorOf('cqgl-chief')
    const { orgId, line } = await asSystem('测试', (tx) => tx.filing.findUniqueOrThrow({ where: { id } }))
    const forged = asActor(officer, (tx) =>
      tx.signature.create({
        data: {
          ...{
            id,
            filingId: id,
            orgId,
            line,
            side: 'gov',
            eventId: id,
            taskId: task.taskId,
            round: 1,
            action: 'pass',
            userId: chief.userId,
          },
          ...{
            userName: chief.name,
            sessionId: chief.sessionId,
            device: '',
            method: 'typed',
            strokes: {},
            subject: {},
            digest: '',
            at: new Date(),
          },
        },
      }),
    )
    await expect(forged).rejects.toThrow(/row-level security|42501/)
  })

  test('only while the parameter asks for it; who signs anyway may', async () => {
    const { id, task } = await atLeader()
    const today = shanghaiDate(new Date())
    const input = { code: 'lead_signature', value: '0', effectiveFrom: today, note: '试行期间不要求手写签名' }
    await runCommand(setParameter, await actorOf('sysadmin'), input)
    await doStep(task, { signature: undefined })
    expect((await seen('cqgl-officer', id)).signatures).toEqual([])
  })
})

describe('notes of the reviewers', () => {
  const note = async (login: string, input: object) =>
    runCommand(annotateFiling, await actorOf(login), { filingId: world.running, ...input })

  test('stand on a field, a page of a material or the whole, and are answered in their thread', async () => {
    const { materials, matter } = await seen('cqgl-officer', world.running)
    const field = matter.form.fields[0]!.key
    const { id } = await note('cqgl-officer', { text: '此项与评估报告不一致', field })
    await note('cqgl-chief', { text: '请企业说明', parentId: id })
    await note('cqgl-chief', { text: '印章不清晰', materialId: materials[0]!.id, place: { page: 2, x: 420, y: 910 } })
    const { notes } = await seen('cqgl-officer2', world.running)
    expect(notes).toMatchObject([
      { field, text: '此项与评估报告不一致', answers: [{ text: '请企业说明', byName: (await actorOf('cqgl-chief')).name }] },
      { materialId: materials[0]!.id, page: 2, x: 420, y: 910, answers: [] },
    ])
  })

  test('are told to open pages at once, and are not the enterprise’s to read or write', async () => {
    await note('cqgl-officer', { text: '实时批注' })
    const waiting = await asSystem('测试', (tx) => tx.outbox.count({ where: { topic: 'filing.annotated', doneAt: null } }))
    expect(waiting).toBeGreaterThan(0)
    while ((await relayOutbox(new Date())) > 0);
    expect((await seen('ct-fill', world.running)).notes).toEqual([])
    await expect(note('ct-fill', { text: '企业批注' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('never change, and stand on nothing that is not there', async () => {
    const officer = await actorOf('cqgl-officer')
    const touch = asActor(officer, (tx) => tx.$executeRaw`update annotation set text = '改' where filing_id = ${world.running}::uuid`)
    await expect(touch).rejects.toThrow(/permission denied|42501/)
    await expect(note('cqgl-officer', { text: '无', field: 'no_such_field' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(note('cqgl-officer', { text: '无', materialId: world.running })).rejects.toMatchObject({ code: 'invalid' })
    await expect(note('cqgl-officer', { text: '无', parentId: world.running })).rejects.toMatchObject({ code: 'not_found' })
    await expect(note('cqgl-officer', { text: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

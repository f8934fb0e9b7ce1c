import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '@/lib/kernel/refusal'
import { revokePaper } from '@/lib/matters/commands/revoke-paper'
import { verifyByCode } from '@/lib/matters/paper/verify'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf, carryOn, doStep, filingOf, fillIn, openTasks } from '../../support/clerks'
import { rendered } from '../../support/seals'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const words = { opinion: '前置事项尚未办结，不具备条件。', reason: 'prerequisite' as const }

async function ended(step: string, action: 'reject' | 'refuse', seed: string) {
  const id = await fillIn(theMatter, await actorOf('ct-fill'), { title: `关于${seed}的请示` }, seed)
  await carryOn(id, step)
  await doStep((await openTasks(id))[0]!, { action, ...words })
  return id
}
const paperFor = async (login: string, id: string) => (await runQuery(filingRecord, await actorOf(login), { id })).paper

describe('what is not granted ends in a paper too', () => {
  test('不予受理: numbered by its own kind without a gap, returned to the enterprise, genuine at /verify', async () => {
    const before = (await filingOf(world.decided)).paperNumber
    const [one, two] = [await ended('accept', 'reject', '一'), await ended('accept', 'reject', '二')]
    expect((await filingOf(one)).paperNumber).toBe(`青国资委不受〔${year}〕1号`)
    expect((await filingOf(two)).paperNumber).toBe(`青国资委不受〔${year}〕2号`)
    expect((await filingOf(world.decided)).paperNumber).toBe(before)
    const paper = await paperFor('ct-fill', one)
    expect(paper).toMatchObject({ kind: '不予受理通知书', revoked: null })
    expect(await verifyByCode(paper!.verifyCode, '10.1.0.1', new Date())).toMatchObject({ state: 'genuine', kind: '不予受理通知书' })
    expect((await rendered(paper!.id)).sm3).toMatch(/^[0-9a-f]{64}$/)
    const use = await asSystem('测试', (tx) => tx.sealUse.findFirstOrThrow({ where: { paperId: paper!.id } }))
    expect(use).toMatchObject({ status: 'done', basis: 'standing', kind: 'paper' })
  })

  test('不予同意: says the coded reason and the words', async () => {
    const id = await ended('chief', 'refuse', '三')
    const paper = await asSystem('测试', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: id } }))
    expect(paper).toMatchObject({ kind: '不予同意通知书', number: `青国资委不同〔${year}〕1号` })
    expect(JSON.stringify(paper.body)).toContain('不予同意（前置事项未办）')
    expect(JSON.stringify(paper.body)).toContain('前置事项尚未办结')
  })
})

describe('a paper that is revoked', () => {
  const input = (id: string) => ({ id, reason: '所依据的评估报告失效', basis: '主任办公会纪要〔2026〕9号' })

  test('only by the chief, with reason and basis, and only once', async () => {
    const { id } = (await paperFor('ct-fill', world.decided))!
    const refused = async (login: string, over = {}) =>
      runCommand(revokePaper, await actorOf(login), { ...input(id), ...over }).then(
        () => null,
        (error) => (isRefusal(error) ? error.code : error),
      )
    expect(await refused('cqgl-officer')).toBe('forbidden')
    expect(await refused('ct-head')).toBe('forbidden')
    expect(await refused('cwjd-chief')).toBe('not_found')
    expect(await refused('cqgl-chief', { reason: '' })).toBe('invalid')
    expect(await refused('cqgl-chief', { basis: '' })).toBe('invalid')
    expect(await refused('cqgl-chief')).toBeNull()
    expect(await refused('cqgl-chief')).toBe('conflict')
  })

  test('says so with its day to the public and with its reason to the enterprise, which is told', async () => {
    while ((await relayOutbox(new Date())) > 0);
    const paper = (await paperFor('ct-fill', world.decided))!
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(await verifyByCode(paper.verifyCode, '10.1.0.2', new Date())).toMatchObject({ state: 'revoked', revokedOn: today })
    expect(paper.revoked).toMatchObject({ reason: '所依据的评估报告失效', basis: '主任办公会纪要〔2026〕9号' })
    const filler = await actorOf('ct-fill')
    const told = await asSystem('测试', (tx) => tx.notice.count({ where: { userId: filler.userId, title: `文书已撤销：${paper.number}` } }))
    expect(told).toBe(1)
    const lines = await asSystem('测试', (tx) =>
      tx.auditLine.findMany({ where: { action: 'revokePaper', subjectId: paper.id, outcome: 'done' } }),
    )
    expect(lines).toHaveLength(1)
  })

  test('the words of a paper cannot be rewritten by anybody who signs in, nor a revocation taken back', async () => {
    const { id } = (await paperFor('ct-fill', world.decided))!
    const chief = await actorOf('cqgl-chief')
    await expect(asActor(chief, (tx) => tx.$executeRaw`update paper set title = '改写' where id = ${id}::uuid`)).rejects.toThrow(
      /permission denied/,
    )
    expect(await asActor(chief, (tx) => tx.$executeRaw`update paper set revoked_at = null where id = ${id}::uuid`)).toBe(0)
  })
})

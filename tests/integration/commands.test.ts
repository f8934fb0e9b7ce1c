import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { claimTasks } from '@/lib/flow/commands/claim-tasks'
import { historyHolds } from '@/lib/flow/store'
import { resetPassword } from '@/lib/identity/commands/account-secrets'
import { decideGrant } from '@/lib/identity/commands/decide-grant'
import { addPhrase } from '@/lib/identity/commands/phrases'
import { requestGrant } from '@/lib/identity/commands/request-grant'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { actOnFiling } from '@/lib/matters/commands/act'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { tidyRows } from '@/lib/platform/worker/tidy'
import { newAccountIn } from '../support/accounts'
import { type BusyWorld, openBusyWorld, taskAt, theMatter } from '../support/busy-world'
import { actorOf, carryOn, filingOf, fillIn } from '../support/clerks'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const writing = defineCommand({
  name: 'test.writing',
  permission: 'profile.manage',
  input: z.object({ key: z.string(), end: z.enum(['well', 'refused', 'broken']) }),
  run: async ({ tx, actor, now, audit, emit }, { key, end }) => {
    await tx.preference.create({ data: { userId: actor.userId, key, value: {}, at: now } })
    audit({ subjectKind: 'preference', subjectId: key })
    emit('test.written', { subjectKind: 'preference', subjectId: key })
    if (end === 'refused') throw new Refusal('conflict', '测试')
    if (end === 'broken') throw new Error('broken')
    return { key }
  },
})

/** What a key left behind: rows, lines of the trail, events, remembered results. */
async function traces(key: string) {
  return asSystem('测试', async (tx) => ({
    rows: await tx.preference.count({ where: { key } }),
    lines: await tx.auditLine.count({ where: { action: 'test.writing', subjectId: key } }),
    events: await tx.outbox.count({ where: { topic: 'test.written', subjectId: key } }),
    remembered: await tx.commandResult.count({ where: { command: 'test.writing', key: `k${key}` } }),
  }))
}

describe('a change, its line of the trail, its event and its remembered result', () => {
  test('are written together', async () => {
    const key = newId()
    await runCommand(writing, await actorOf('ct-fill'), { key, end: 'well' }, { key: `k${key}` })
    expect(await traces(key)).toEqual({ rows: 1, lines: 1, events: 1, remembered: 1 })
  })

  test.each(['refused', 'broken'] as const)('are not written at all when the command is %s', async (end) => {
    const key = newId()
    await expect(runCommand(writing, await actorOf('ct-fill'), { key, end }, { key: `k${key}` })).rejects.toThrow()
    expect(await traces(key)).toEqual({ rows: 0, lines: 0, events: 0, remembered: 0 })
    // What failed may be sent again under the same key.
    await runCommand(writing, await actorOf('ct-fill'), { key, end: 'well' }, { key: `k${key}` })
    expect(await traces(key)).toEqual({ rows: 1, lines: 1, events: 1, remembered: 1 })
  })

  test('a missing permission leaves one refused line and nothing else, a wrong input none', async () => {
    const actor = { ...(await actorOf('ct-fill')), permissions: new Set<string>() }
    const count = (outcome: string) => asSystem('测试', (tx) => tx.auditLine.count({ where: { action: 'test.writing', outcome } }))
    const [refused, done] = [await count('refused'), await count('done')]
    const key = newId()
    await expect(runCommand(writing, actor, { key, end: 'well' })).rejects.toMatchObject({ code: 'forbidden' })
    expect([await count('refused'), await count('done')]).toEqual([refused + 1, done])
    await expect(runCommand(writing, await actorOf('ct-fill'), { key: 3 })).rejects.toMatchObject({ code: 'invalid' })
    expect([await count('refused'), await count('done')]).toEqual([refused + 1, done])
    expect((await traces(key)).rows).toBe(0)
  })
})

describe('a key of a submission', () => {
  test('ten times at once is one filing, and all are told the same', async () => {
    const actor = await actorOf('ct-fill')
    const key = newId()
    const results = await Promise.all(Array.from({ length: 10 }, () => runCommand(createFiling, actor, { matter: theMatter }, { key })))
    expect(new Set(results.map(({ id }) => id)).size).toBe(1)
    const id = results[0]!.id
    const left = await asSystem('测试', async (tx) => [
      await tx.flowRun.count({ where: { subjectId: id } }),
      await tx.task.count({ where: { subjectId: id } }),
      await tx.auditLine.count({ where: { subjectId: id } }),
      await tx.outbox.count({ where: { subjectId: id } }),
      await tx.commandResult.count({ where: { command: 'createFiling', key } }),
    ])
    expect(left).toEqual([1, 1, 1, 1, 1])
  })

  test('with other content is refused, also at the same time, and changes nothing', async () => {
    const actor = await actorOf('ct-fill')
    const key = newId()
    const texts = Array.from({ length: 6 }, (_, index) => `同意${index}${key}`)
    const tries = await Promise.allSettled(texts.map((text) => runCommand(addPhrase, actor, { text }, { key })))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict', message: /同一提交标识/ })
    expect(await asSystem('测试', (tx) => tx.phrase.count({ where: { text: { contains: key } } }))).toBe(1)
  })

  test('belongs to its person and command', async () => {
    const key = newId()
    const one = await runCommand(addPhrase, await actorOf('ct-fill'), { text: `甲${key}` }, { key })
    const two = await runCommand(addPhrase, await actorOf('gx-fill'), { text: `乙${key}` }, { key })
    expect(one.id).not.toBe(two.id)
    await runCommand(writing, await actorOf('ct-fill'), { key, end: 'well' }, { key })
    expect((await traces(key)).rows).toBe(1)
  })

  test('that no form makes is refused', async () => {
    for (const key of ['', 'a\0b', 'x'.repeat(201), '提交'])
      await expect(runCommand(addPhrase, await actorOf('ct-fill'), { text: '同意' }, { key })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('remembers the whole result, and it reads as the first one did', async () => {
    const actor = await actorOf('ct-fill')
    const key = newId()
    const { id } = await runCommand(createFiling, actor, { matter: theMatter })
    const input = { id, version: 1, values: { title: '一个标题' } }
    const [first, second] = [await runCommand(saveDraft, actor, input, { key }), await runCommand(saveDraft, actor, input, { key })]
    expect(second).toEqual(first)
    expect((await filingOf(id)).version).toBe(2)
  })
})

describe('what is remembered', () => {
  test('never holds a first password: the second time is refused, not answered', async () => {
    const key = newId()
    const input = { id: await newAccountIn(world.orgId) }
    const { password } = await runCommand(resetPassword, await actorOf('sysadmin'), input, { key })
    const kept = await asSystem('测试', (tx) => tx.commandResult.findFirstOrThrow({ where: { command: 'resetPassword', key } }))
    expect(kept.result).toBeNull()
    expect(password).toHaveLength(16)
    const again = runCommand(resetPassword, await actorOf('sysadmin'), input, { key })
    await expect(again).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('只在当时显示一次') })
    const lines = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { action: 'resetPassword' } }))
    expect(JSON.stringify(lines)).not.toContain(password)
  })

  test('goes after a week, handed-on events after a month, waiting ones never', async () => {
    const actor = await actorOf('ct-fill')
    const key = newId()
    await runCommand(addPhrase, actor, { text: `一周${key}` }, { key })
    const days = (count: number) => new Date(Date.now() + count * 86_400_000)
    const kept = () => asSystem('测试', (tx) => tx.commandResult.count({ where: { key } }))
    const events = (done: boolean) => asSystem('测试', (tx) => tx.outbox.count({ where: { doneAt: done ? { not: null } : null } }))
    await tidyRows(days(6))
    expect(await kept()).toBe(1)
    const waiting = await events(false)
    expect([await events(true), waiting]).not.toContain(0)
    await tidyRows(days(31))
    expect([await kept(), await events(true), await events(false)]).toEqual([0, 0, waiting])
  })
})

/** Runs all at once; gives how many came through and what the others were told. */
async function race(work: (() => Promise<unknown>)[]): Promise<{ won: number; told: string[]; codes: string[] }> {
  const ends = await Promise.allSettled(work.map((one) => one()))
  const lost = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  for (const reason of lost) if (!isRefusal(reason)) throw reason
  return { won: ends.length - lost.length, told: lost.map((reason) => reason.message), codes: lost.map((reason) => reason.code) }
}

describe('several at once', () => {
  test('a form submitted twice arrives once', async () => {
    const filler = await actorOf('ct-fill')
    const id = await fillIn(theMatter, filler, {}, 'twice')
    const submit = { taskId: await taskAt(id, 'e_fill'), action: 'submit' }
    const { won, codes, told } = await race(
      Array.from({ length: 5 }, () => () => runCommand(actOnFiling, filler, submit, { key: newId() })),
    )
    expect([won, new Set(codes)]).toEqual([1, new Set(['stale'])])
    expect(told[0]).toMatch(/已由杨雪晴于.*办理，请刷新/)
    await asSystem('测试', async (tx) => {
      const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })
      expect(await historyHolds(tx, run.id)).toBe(true)
      expect(await tx.flowEvent.count({ where: { runId: run.id, action: 'submit' } })).toBe(1)
      expect(await tx.filingVersion.count({ where: { filingId: id } })).toBe(1)
      expect(await tx.task.count({ where: { subjectId: id, status: 'open' } })).toBe(1)
    })
  })

  test('two deciders: one decides, the other reads who did', async () => {
    const [one, two] = [await actorOf('cqgl-officer'), await actorOf('cqgl-officer2')]
    await asSystem('测试', (tx) => tx.actorOrg.createMany({ data: [{ userId: two.userId, orgId: world.orgId }], skipDuplicates: true }))
    for (let time = 0; time < 3; time++) {
      const id = await fillIn(theMatter, await actorOf('ct-fill'), {}, `deciders ${time}`)
      await carryOn(id, 'review')
      const taskId = await taskAt(id, 'review')
      const pass = { taskId, action: 'pass', opinion: '同意' }
      const back = { taskId, action: 'return', to: 'enterprise', reason: 'missing', opinion: '请补充材料后重新上报' }
      const { won, told } = await race([() => runCommand(actOnFiling, one, pass), () => runCommand(actOnFiling, two, back)])
      expect(won).toBe(1)
      expect(told[0]).toMatch(/^该任务已由(王晓琳|赵一鸣)于.*办理，请刷新$/)
      await asSystem('测试', async (tx) => {
        const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })
        expect(await historyHolds(tx, run.id)).toBe(true)
      })
    }
  })

  test('a task claimed by three windows is on one desk', async () => {
    const id = await fillIn(theMatter, await actorOf('ct-fill'), {}, 'claim')
    await carryOn(id, 'accept')
    const taskIds = [await taskAt(id, 'accept')]
    const windows = await Promise.all(['window', 'window2', 'window3'].map(actorOf))
    const { won, told } = await race(windows.map((actor) => () => runCommand(claimTasks, actor, { taskIds })))
    expect(won).toBe(1)
    for (const words of told) expect(words).toMatch(/该任务已由.*签收，您不能办理/)
  })

  test('two editors: the later one is told, and overwrites nothing', async () => {
    const [one, two] = [await actorOf('ct-fill'), await actorOf('ct-fill2')]
    const { id } = await runCommand(createFiling, one, { matter: theMatter })
    const save = (actor: typeof one, title: string) => () => runCommand(saveDraft, actor, { id, version: 1, values: { title } })
    const { won, codes, told } = await race([save(one, '甲的标题'), save(two, '乙的标题'), save(one, '丙的标题')])
    expect([won, codes]).toEqual([1, ['stale', 'stale']])
    expect(told[0]).toContain('他人刚刚修改了这份表单')
    expect((await filingOf(id)).version).toBe(2)
  })

  test('a form changed after the signer opened it is not signed', async () => {
    const id = await fillIn(theMatter, await actorOf('ct-fill'), {}, 'changed')
    await carryOn(id, 'e_head')
    const seen = (await filingOf(id)).version
    const sign = { taskId: await taskAt(id, 'e_head'), action: 'pass', opinion: '同意上报', committed: true }
    await expect(runCommand(actOnFiling, await actorOf('ct-head'), { ...sign, version: seen - 1 })).rejects.toMatchObject({ code: 'stale' })
    await runCommand(actOnFiling, await actorOf('ct-head'), { ...sign, version: seen })
  })

  test('filings that arrive together have numbers without a gap or a double', async () => {
    const filler = await actorOf('ct-fill')
    const ids: string[] = []
    for (let count = 0; count < 6; count++) {
      ids.push(await fillIn(theMatter, filler, {}, `arrive ${count}`))
      await carryOn(ids[count]!, 'e_head')
    }
    const head = await actorOf('ct-head')
    const tasks = await Promise.all(ids.map((id) => taskAt(id, 'e_head')))
    const before = await lastNumber()
    const sign = { action: 'pass', opinion: '同意上报', committed: true }
    const { won } = await race(tasks.map((taskId) => () => runCommand(actOnFiling, head, { taskId, ...sign })))
    expect(won).toBe(6)
    const numbers = await Promise.all(ids.map(async (id) => Number(/(\d+)$/.exec((await filingOf(id)).number ?? '')?.[1])))
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6].map((step) => before + step))
    expect(await lastNumber()).toBe(before + 6)
  })

  test('a request for a role is decided once, and makes one post', async () => {
    const userId = await newAccountIn(world.orgId)
    const wanted = { userId, roleCode: 'E-VIEW', orgId: world.orgId, orgScope: 'own', reason: '岗位需要' }
    const { id } = await runCommand(requestGrant, await actorOf('sysadmin'), wanted)
    const security = await actorOf('secadmin')
    const { won, told } = await race(
      Array.from({ length: 4 }, (_, index) => () => runCommand(decideGrant, security, { id, approve: index % 2 === 0, opinion: '已核' })),
    )
    expect(won).toBe(1)
    expect(new Set(told)).toEqual(new Set(['这项申请已经办结。']))
    const status = await asSystem('测试', async (tx) => (await tx.roleGrantRequest.findUniqueOrThrow({ where: { id } })).status)
    expect(await asSystem('测试', (tx) => tx.post.count({ where: { userId } }))).toBe(status === 'approved' ? 1 : 0)
  })
})

async function lastNumber(): Promise<number> {
  const rows = await asSystem('测试', (tx) => tx.counter.findMany({ where: { series: 'filing' } }))
  return Number(rows[0]?.value ?? 0n)
}

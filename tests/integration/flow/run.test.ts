import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSigner } from '@/lib/flow/commands/add-signer'
import { claimTasks } from '@/lib/flow/commands/claim-tasks'
import { commentRun } from '@/lib/flow/commands/comment-run'
import { releaseTask } from '@/lib/flow/commands/release-task'
import { signTask } from '@/lib/flow/commands/sign-task'
import { transferTask } from '@/lib/flow/commands/transfer-task'
import { urgeTask } from '@/lib/flow/commands/urge-task'
import { inbox, inboxCounts } from '@/lib/flow/queries/inbox'
import { signerTargets, transferTargets } from '@/lib/flow/queries/people'
import { runHistory, runRecord } from '@/lib/flow/queries/run-record'
import { historyHolds } from '@/lib/flow/store'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { smallWorld, type Who, type World } from './small-world.ts'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await testDatabase()
  world = await smallWorld(database.appUrl)
})

afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

const actor = (who: Who) => world.actors[who]
const minutes = { minutes: '青国资会纪〔2026〕12号', result: 'pass' }
const titles = async (who: Who, box: 'todo' | 'mine' | 'pool' | 'done' = 'todo') =>
  (await runQuery(inbox, actor(who), { box, size: 100 })).tasks.map((task) => task.title)

async function untilReview(title: string): Promise<string> {
  const id = await world.begin(title)
  await world.move('filler', id, 'submit')
  await world.move('checker', id, 'pass')
  await world.move('head', id, 'pass')
  await world.move('window', id, 'pass')
  return id
}

const stored = (id: string) =>
  asSystem('look at what was stored', async (tx) => {
    const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })
    const intervals = await tx.clockInterval.findMany({ where: { runId: run.id }, orderBy: { fromAt: 'asc' } })
    return { run, intervals, holds: await historyHolds(tx, run.id) }
  })

describe('a run in the database', () => {
  it('goes from draft to paper, and its history replays to the stored state', async () => {
    const id = await untilReview('甲公司股权转让')
    await world.move('officer', id, 'pass', { opinion: '经审查，符合规定' })
    await world.move('planner', id, 'pass')
    await world.move('accountant', id, 'refuse', { opinion: '评估未核准', data: { reason: 'prerequisite' } })
    await world.move('chief', id, 'correct', { data: { items: ['补充评估核准文件'], answerDays: 5, reason: 'missing' } })
    const correcting = await stored(id)
    expect(correcting.run).toMatchObject({ status: 'correcting', round: 1 })
    expect(correcting.intervals.map((part) => [part.kind, part.reason, part.toAt === null])).toEqual([
      ['running', 'handling', false],
      ['stopped', 'correction', true],
    ])
    expect(await titles('filler')).toContain('甲公司股权转让')
    await world.move('filler', id, 'answer')
    await world.move('chief', id, 'pass')
    await world.move('leader', id, 'pass', { opinion: '同意' })
    await world.move('chief', id, 'register', { data: minutes })
    await world.move('officer', id, 'conclude')
    const { run, intervals, holds } = await stored(id)
    expect(run).toMatchObject({ status: 'concluded', round: 2 })
    expect(run.endedAt).not.toBeNull()
    expect(holds).toBe(true)
    expect(await world.openTasks(id)).toEqual([])
    const wall = intervals.reduce((sum, part) => sum + Number(part.wallSeconds), 0)
    expect(wall).toBe(Math.floor(run.endedAt!.getTime() / 1000) - Math.floor(intervals[0]!.fromAt.getTime() / 1000))
    expect(await titles('officer', 'done')).toContain('甲公司股权转让')
  })

  it('lets exactly one of two people decide when both press at once', async () => {
    const id = await untilReview('抢签')
    const [task] = await world.openTasks(id)
    const both = await Promise.allSettled([
      world.move('officer', id, 'pass', { task: task!.id }),
      world.move('officer2', id, 'pass', { task: task!.id }),
    ])
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((result) => result.status === 'rejected')
    expect(lost?.reason).toMatchObject({
      code: 'stale',
      message: expect.stringMatching(/^该任务已由(张三|李四)于 (\d+月\d+日 )?\d\d:\d\d 办理，请刷新$/),
    })
    expect((await stored(id)).holds).toBe(true)
  })

  it('joins two departments that answer at the same moment', async () => {
    const id = await untilReview('同时会签')
    await world.move('officer', id, 'pass')
    await Promise.all([world.move('planner', id, 'pass'), world.move('accountant', id, 'pass')])
    expect(await world.openTasks(id)).toMatchObject([{ pool: 'R-CHIEF@CQGL' }])
  })

  it('writes the audit line and the outbox event with the move, or none of them', async () => {
    const id = await world.begin('留痕')
    await world.move('filler', id, 'submit')
    await expect(world.move('rival', id, 'pass')).rejects.toMatchObject({ code: 'not_found' })
    const [lines, events] = await asSystem('read the trail', async (tx) => [
      await tx.auditLine.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } }),
      await tx.outbox.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } }),
    ])
    expect(lines.map((line) => (line.detail as { action: string }).action)).toEqual(['open', 'submit'])
    expect(events.map((event) => event.topic)).toEqual(['flow.moved', 'flow.moved'])
    expect(JSON.stringify(events.map((event) => event.data))).not.toContain('留痕')
  })

  it('lets the enterprise withdraw a run that lies at the window', async () => {
    const id = await world.begin('撤回')
    await world.move('filler', id, 'submit')
    await world.move('checker', id, 'pass')
    await world.move('head', id, 'pass')
    await world.move('filler', id, 'withdraw', { opinion: '方案调整' })
    expect(await world.openTasks(id)).toEqual([])
    expect((await stored(id)).run.status).toBe('withdrawn')
  })
})

describe('desks', () => {
  it('shows a task to its pool and to nobody else, takes it and gives it back', async () => {
    const id = await untilReview('签收')
    expect(await titles('officer', 'pool')).toContain('签收')
    expect(await titles('officer2', 'pool')).toContain('签收')
    for (const stranger of ['window', 'planner', 'chief', 'rival', 'filler'] as const) expect(await titles(stranger)).not.toContain('签收')
    const [task] = await world.openTasks(id)
    await runCommand(claimTasks, actor('officer'), { taskIds: [task!.id] })
    expect(await titles('officer', 'mine')).toContain('签收')
    expect(await titles('officer2', 'pool')).not.toContain('签收')
    await expect(runCommand(claimTasks, actor('officer2'), { taskIds: [task!.id] })).rejects.toThrow('该任务已由张三签收，您不能办理')
    await runCommand(releaseTask, actor('officer'), { taskId: task!.id })
    expect(await titles('officer2', 'pool')).toContain('签收')
    const several = await runCommand(claimTasks, actor('officer2'), { taskIds: [task!.id, newId()] })
    expect(several.results.map((result) => result.refusal)).toEqual([null, '任务不存在，或者不在您的权限范围内'])
  })

  it('hands over within the post; the head of the department may reassign', async () => {
    const id = await untilReview('转办')
    const [task] = await world.openTasks(id)
    const targets = await runQuery(transferTargets, actor('chief'), { taskId: task!.id })
    expect(targets.map((person) => person.name).sort()).toEqual(['张三', '李四'])
    const to = (who: Who) => ({ id: actor(who).userId, name: '谎称的名字' })
    await expect(runCommand(transferTask, actor('officer'), { taskId: task!.id, target: to('planner') })).rejects.toThrow('不在本岗位')
    await expect(runCommand(transferTask, actor('leader'), { taskId: task!.id, target: to('officer2') })).rejects.toThrow(
      '不在您的岗位职责范围内',
    )
    await runCommand(transferTask, actor('chief'), { taskId: task!.id, target: to('officer2') })
    const mine = (await runQuery(inbox, actor('officer2'), { box: 'mine', size: 100 })).tasks.find((entry) => entry.id === task!.id)
    expect(mine).toMatchObject({ holderName: '李四', mine: true })
  })

  it('asks an added signer, who finds the task in the inbox and answers', async () => {
    const id = await untilReview('加签')
    const [task] = await world.openTasks(id)
    const [leader] = await runQuery(signerTargets, actor('officer'), { words: '赵主任' })
    const { signerTaskId } = await runCommand(addSigner, actor('officer'), { taskId: task!.id, target: leader })
    await expect(world.move('officer', id, 'pass', { task: task!.id })).rejects.toThrow('加签人赵主任尚未答复')
    const asked = (await runQuery(inbox, actor('leader'), { size: 100 })).tasks.find((entry) => entry.id === signerTaskId)
    expect(asked).toMatchObject({ isSigner: true, mine: true, title: '加签' })
    await runCommand(signTask, actor('leader'), { taskId: signerTaskId, agrees: false, opinion: '请补充论证' })
    await world.move('officer', id, 'pass', { task: task!.id })
    expect((await stored(id)).holds).toBe(true)
  })

  it('lets a delegate act for the principal, under both names, only while the delegation runs', async () => {
    const id = await untilReview('委托')
    const [chief, planner] = [actor('chief'), actor('planner')]
    const lend = (from: Date, to: Date) =>
      asSystem('a delegation', (tx) =>
        tx.actorPool.create({
          data: { id: newId(), userId: planner.userId, pool: 'R-OFFICER@CQGL', viaUserId: actor('officer').userId, fromAt: from, toAt: to },
        }),
      )
    await lend(world.at(-600), world.at(-500))
    expect(await titles('planner')).not.toContain('委托')
    await lend(world.at(-600), world.at(100_000))
    expect(await titles('planner')).toContain('委托')
    await world.move('planner', id, 'pass', { task: (await world.openTasks(id))[0]!.id, opinion: '代为审查' })
    const history = await runQuery(runHistory, chief, { subjectId: id })
    expect(history.at(-1)).toMatchObject({ actorName: '吴规划', onBehalfName: '张三', opinion: '代为审查' })
    await expect(world.move('chief', id, 'pass', { onBehalfOf: actor('officer').userId })).rejects.toThrow('该委托不存在或者已经到期')
  })

  it('urges once a working day and counts it', async () => {
    const id = await untilReview('催办')
    const [task] = await world.openTasks(id)
    await runCommand(urgeTask, actor('chief'), { taskId: task!.id, opinion: '请抓紧' })
    await expect(runCommand(urgeTask, actor('leader'), { taskId: task!.id })).rejects.toThrow('每个工作日限催办一次')
    await expect(runCommand(urgeTask, actor('officer'), { taskId: task!.id })).rejects.toMatchObject({ code: 'forbidden' })
    const urged = (await runQuery(inbox, actor('officer'), { size: 100 })).tasks.find((entry) => entry.id === task!.id)
    expect(urged?.urges).toBe(1)
  })
})

describe('what is read', () => {
  it('keeps the words of the commission inside the commission', async () => {
    const id = await untilReview('内外有别')
    await runCommand(commentRun, actor('officer'), { subjectId: id, opinion: '内部：需核实实控人' })
    await runCommand(commentRun, actor('officer'), { subjectId: id, opinion: '请企业保持联系', audience: 'all' })
    await world.move('officer', id, 'pass', { opinion: '初审意见：拟同意' })
    const inside = (await runQuery(runHistory, actor('chief'), { subjectId: id })).map((line) => line.opinion)
    const outside = (await runQuery(runHistory, actor('filler'), { subjectId: id })).map((line) => line.opinion)
    expect(inside).toEqual(expect.arrayContaining(['内部：需核实实控人', '请企业保持联系', '初审意见：拟同意']))
    expect(outside).toContain('请企业保持联系')
    expect(JSON.stringify(outside)).not.toMatch(/实控人|拟同意/)
    expect(await runQuery(runHistory, actor('rival'), { subjectId: id })).toEqual([])
    await expect(runQuery(runRecord, actor('rival'), { subjectId: id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('says where the run stands and which buttons the person has', async () => {
    const id = await untilReview('进度')
    const record = await runQuery(runRecord, actor('officer'), { subjectId: id }, world.at(60))
    expect(record.progress.map((step) => [step.name, step.state]).slice(3, 6)).toEqual([
      ['收件受理', 'done'],
      ['初审', 'current'],
      ['会签', 'coming'],
    ])
    expect(record.progress.find((step) => step.key === 'city')?.state).toBe('skipped')
    expect(record.desks[0]?.moves.map((move) => move.action)).toEqual([
      'pass',
      'return',
      'correct',
      'transfer',
      'add_signer',
      'ask_extension',
      'claim',
    ])
    expect(record.desks[0]?.returnTargets).toEqual([
      { to: 'accept', name: '收件受理' },
      { to: 'enterprise', name: '申报企业' },
    ])
    expect(record.clock).toMatchObject({ usedDays: 0, leftDays: 10, light: 'green' })
    expect((await runQuery(runRecord, actor('filler'), { subjectId: id })).desks).toEqual([])
  })

  it('pages by key without losing or doubling a task', async () => {
    for (let index = 0; index < 7; index += 1) await untilReview(`分页${index}`)
    const all = (await runQuery(inbox, actor('officer'), { words: '分页', size: 100 })).tasks.map((task) => task.id)
    expect(all).toHaveLength(7)
    const paged: string[] = []
    let after: { at: string | null; id: string } | null | undefined
    do {
      const page = await runQuery(inbox, actor('officer'), { words: '分页', size: 3, ...(after ? { after } : {}) })
      paged.push(...page.tasks.map((task) => task.id))
      after = page.next
    } while (after)
    expect(paged).toEqual(all)
    const done = await runQuery(inbox, actor('window'), { box: 'done', words: '分页', size: 4 })
    const rest = await runQuery(inbox, actor('window'), { box: 'done', words: '分页', size: 4, after: done.next })
    expect(new Set([...done.tasks, ...rest.tasks].map((task) => task.id)).size).toBe(7)
    const counts = await runQuery(inboxCounts, actor('officer'), {})
    expect(counts.pool).toBe((await titles('officer', 'pool')).length)
    expect(counts.overdue).toBe(0)
  })
})

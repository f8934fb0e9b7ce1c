import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeDesk } from '@/lib/dashboards/home'
import { shellCounts } from '@/lib/dashboards/shell-counts'
import { actOnStatement } from '@/lib/finance/commands/act-on-statement'
import { pushStatements } from '@/lib/finance/commands/batch/push-statements'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { urgeReports } from '@/lib/finance/commands/urge-reports'
import { dueStatement } from '@/lib/finance/due/due-statement'
import { placeDueStatements } from '@/lib/finance/due/due-tasks'
import { financeHome } from '@/lib/finance/queries/home/home'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { dueOnDesks } from '@/lib/finance/statement/due'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import '@/lib/finance/urge-events'
import { claimTasks } from '@/lib/flow/commands/claim-tasks'
import { inbox, inboxCounts } from '@/lib/flow/queries/inbox'
import { historyHolds } from '@/lib/flow/store'
import { runCommand } from '@/lib/platform/command'
import { asSystem, asSystemAtLength } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { actorOf } from '../../support/clerks'
import { sampleAmounts } from '../../support/finance/sample'
import { openSmallWorld, outcome } from '../../support/people'

const now = new Date('2026-07-20T02:00:00Z')
const period = 202606
let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const place = (at = now) => asSystemAtLength('测试', (client) => placeDueStatements(client, at))
const inboxOf = async (login: string, words = '', box = 'todo') =>
  (await runQuery(inbox, await actorOf(login), { box, words, size: 100 }, now)).tasks
const ownDue = async () => {
  const { orgId } = await actorOf('ct-fill')
  return asSystem('测试', (tx) =>
    tx.task.findMany({ where: { orgId, subjectKind: 'statement-due', status: 'open' }, orderBy: { stepKey: 'asc' } }),
  )
}
const act = async (login: string, id: string, action: string, more: object = {}) => {
  const { shown } = await runQuery(statementRecord, await actorOf(login), { id })
  const task = await asSystem('测试', (tx) => tx.task.findFirstOrThrow({ where: { subjectId: shown.id, status: 'open' } }))
  return runCommand(actOnStatement, await actorOf(login), { taskId: task.id, action, ...more }, { now })
}

describe('a statement that is due', () => {
  it('is asked for when its period has ended, and until a month after its day', () => {
    expect(dueOnDesks('2026-04-02')).toEqual([
      { form: 'flash', period: 202603, dueOn: '2026-04-12' },
      { form: 'flash', period: 202602, dueOn: '2026-03-12' },
      { form: 'annual', period: 202512, dueOn: '2026-04-15' },
    ])
    expect(dueOnDesks('2026-07-20').map((one) => `${one.form} ${one.period}`)).toEqual(['flash 202606'])
  })

  it('stands once in the inbox of who fills in, one a scope, overdue, and the counts of home and frame agree', async () => {
    const placed = await place()
    expect(placed).toBeGreaterThan(3)
    expect(await place()).toBe(0)
    expect((await ownDue()).map(({ stepKey }) => stepKey)).toEqual([
      'report:flash:202606:consolidated',
      'report:flash:202606:difference',
      'report:flash:202606:parent',
    ])
    const filler = await actorOf('ct-fill')
    const [{ tasks }, counts] = await Promise.all([runQuery(inbox, filler, { size: 100 }, now), runQuery(inboxCounts, filler, {}, now)])
    const due = tasks.filter(({ subjectKind }) => subjectKind === 'statement-due')
    expect(due.map(({ title }) => title)).toContain('2026年6月企业财务快报（合并）')
    expect(due.every(({ dueAt }) => dueAt === '2026-07-12T15:59:59.000Z')).toBe(true)
    expect(counts.overdue).toBe(due.length)
    const desk = await runQuery(homeDesk, filler, {}, now)
    expect(desk.figures).toMatchObject({ tasks: counts.mine + counts.pool, overdueTasks: counts.overdue })
    expect((await runQuery(shellCounts, filler, {}, now)).inbox).toBe(counts.mine + counts.pool)
    expect(await runQuery(dueStatement, filler, { id: due[0]!.id }, now)).toMatchObject({
      form: 'flash',
      period,
      statementId: null,
      open: true,
    })
  })

  it('is nobody else’s, and has nothing to be taken from a pool', async () => {
    const [task] = await ownDue()
    expect(await outcome(runQuery(dueStatement, await actorOf('gx-fill'), { id: task!.id }))).toBe('not_found')
    expect((await inboxOf('cwjd-officer')).filter(({ subjectKind }) => subjectKind === 'statement-due')).toEqual([])
    const refused = await runCommand(claimTasks, await actorOf('ct-fill'), { taskIds: [task!.id] }).catch((error) => error)
    expect(refused).toMatchObject({ code: 'blocked', message: '这项待办不需要签收，请直接打开办理' })
  })

  it('is in the queue of the filler’s finance home, counted with the statements that were begun, and in nobody else’s', async () => {
    const due = await ownDue()
    const queueOf = async (login: string) => {
      const told = await runQuery(financeHome, await actorOf(login), { view: 'specialist' }, now)
      return told.view === 'specialist' ? told.tasks.filter(({ kind }) => kind !== 'risk-case') : []
    }
    const queue = await queueOf('ct-fill')
    expect(queue.map(({ id }) => id)).toEqual(expect.arrayContaining(due.map(({ id }) => id)))
    expect(queue[0]!.all).toBe((await inboxOf('ct-fill')).filter(({ subjectKind }) => subjectKind?.startsWith('statement')).length)
    expect((await queueOf('gx-fill')).map(({ id }) => id)).not.toContain(due[0]!.id)
  })

  it('says how often it was urged', async () => {
    const { orgId } = await actorOf('ct-fill')
    await runCommand(urgeReports, await actorOf('cwjd-officer'), { form: 'flash', period, orgIds: [orgId] }, { now })
    await relayOutbox(now, 500)
    expect((await ownDue()).map(({ urges }) => urges)).toEqual([1, 1, 1])
  })

  it('becomes the filling step with the same day once it is begun, goes away when handed in, and comes back when returned', async () => {
    const filler = await actorOf('ct-fill')
    const [task] = await ownDue()
    const { id } = await runCommand(beginStatement, filler, { orgId: filler.orgId, form: 'flash', period, scope: 'consolidated' }, { now })
    expect((await ownDue()).map(({ stepKey }) => stepKey)).not.toContain('report:flash:202606:consolidated')
    expect((await runQuery(dueStatement, filler, { id: task!.id }, now)).statementId).toBe(id)
    const filling = async () => (await inboxOf('ct-fill', '企业财务快报（合并）')).filter(({ orgName }) => orgName === '城投集团')
    expect(await filling()).toMatchObject([{ subjectKind: 'statement', stepName: '填报', dueAt: '2026-07-12T15:59:59.000Z' }])
    expect((await inboxOf('ct-fill', '企业财务快报（合并）', 'done')).map((one) => one.action)).toEqual(['open'])
    const { shown } = await runQuery(statementRecord, filler, { id })
    const amounts = sampleAmounts(flashForm)
    const cells = Object.fromEntries(
      [...cellsOf(flashForm).values()].map((cell) => [cell.path, typedAmount(amounts[cell.position - 1], cell, '万元')]),
    )
    await runCommand(saveStatement, filler, { id, version: shown.version, cells }, { now })
    await act('ct-fill', id, 'submit')
    expect(await filling()).toEqual([])
    await act('ct-check', id, 'pass', { opinion: '数据核对无误' })
    await act('ct-head', id, 'pass', { opinion: '同意上报' })
    await act('cwjd-officer', id, 'return', { to: 'enterprise', reason: 'misfilled', opinion: '请核对存货' })
    expect(await filling()).toMatchObject([{ round: 2, dueAt: '2026-07-12T15:59:59.000Z' }])
    const run = await asSystem('测试', (tx) => tx.flowRun.findFirstOrThrow({ where: { subjectId: shown.id } }))
    expect(await asSystem('测试', (tx) => historyHolds(tx, run.id))).toBe(true)
    expect(await place()).toBe(0)
  })

  it('is taken off by a batch that begins it', async () => {
    const { orgId } = await actorOf('ct-fill')
    const org = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))
    const statements = [{ org: org.code, form: 'flash', period, scope: 'parent', values: ['1'] }]
    await runCommand(pushStatements, await actorOf('ct-fill'), { cells: ['BS.cash@end'], statements }, { now })
    expect((await ownDue()).map(({ stepKey }) => stepKey)).toEqual(['report:flash:202606:difference'])
  })

  it('is taken off when it is no longer owed, and stays however long it is late', async () => {
    const later = new Date('2026-09-30T02:00:00Z')
    await place(later)
    expect((await ownDue()).map(({ stepKey }) => stepKey)).toContain('report:flash:202606:difference')
    const { orgId } = await actorOf('ct-fill')
    await asSystem('测试', (tx) => tx.org.update({ where: { id: orgId }, data: { status: '已注销' } }))
    await place(later)
    expect(await ownDue()).toEqual([])
  })
})

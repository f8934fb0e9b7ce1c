import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnStatement } from '@/lib/finance/commands/act-on-statement'
import { batchTemplate, fillBatch } from '@/lib/finance/commands/batch/batch-workbook'
import { pushStatements } from '@/lib/finance/commands/batch/push-statements'
import { pushStatement } from '@/lib/finance/commands/push-statement'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { amountsOf } from '@/lib/finance/statement/read'
import { historyHolds } from '@/lib/flow/store'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { sampleAmounts } from '../../support/finance/sample'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let org: string
beforeAll(async () => {
  close = await openSmallWorld()
  const { orgId } = await actorOf('ct-fill')
  org = (await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))).code
})
afterAll(() => close())

const all = [...cellsOf(flashForm).values()]
const amounts = sampleAmounts(flashForm)
const typed = new Map(all.map((cell) => [cell.path, typedAmount(amounts[cell.position - 1], cell, '万元')]))
const paths = [...typed.keys()]
const values = (changes: Record<string, string> = {}) => paths.map((path) => changes[path] ?? typed.get(path)!)
const one = (period: number, more: object = {}) => ({ org, form: 'flash', period, scope: 'consolidated', values: values(), ...more })
const push = async (statements: object[], cells = paths) =>
  (await runCommand(pushStatements, await actorOf('ct-fill'), { cells, statements })).outcomes

/** Everything that is kept of a statement but for its names and moments. */
const stateOf = (id: string) =>
  asSystem('测试', async (tx) => {
    const { versionId, id: _, period: __, dueOn: ___, ...head } = await tx.statement.findUniqueOrThrow({ where: { id } })
    const version = await tx.statementVersion.findUniqueOrThrow({ where: { id: versionId }, omit: { amounts: true } })
    // The client does not read an array with gaps.
    const [kept] = await tx.$queryRaw<{ amounts: string }[]>`select amounts::text from statement_version where id = ${versionId}::uuid`
    const { unit, source, number, reason, checksFailed, checksWarned, checksUnjudged, filledBy } = version
    const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: versionId } })
    const tasks = await tx.task.findMany({ where: { subjectId: versionId } })
    const events = await tx.outbox.findMany({ where: { subjectId: versionId } })
    const trail = await tx.auditLine.findMany({ where: { subjectId: id } })
    return {
      head,
      ...{ amounts: amountsOf(kept!.amounts), unit, source, number, reason, checksFailed, checksWarned, checksUnjudged, filledBy },
      run: [run.status, run.round, run.eventSeq, await historyHolds(tx, run.id)],
      tasks: tasks.map(({ pool, stepKey, holderId, status }) => [pool, stepKey, holderId, status]),
      events: events.map(({ topic, orgId, line }) => [topic, orgId, line]),
      trailed: trail.every(({ actorName, outcome }) => actorName === '杨雪晴' && outcome === 'done') && trail.length > 0,
    }
  })

describe('a batch of statements', () => {
  it('leaves the state that one at a time leaves', async () => {
    const body = { form: 'flash', scope: 'consolidated', unit: '万元', cells: Object.fromEntries(typed) }
    const single = await runCommand(pushStatement, await actorOf('ct-fill'), { ...body, period: 202211 })
    const [first, second] = await push([one(202210), one(202209)])
    expect([first?.state, second?.state]).toEqual(['created', 'created'])
    // Version 2 after beginning and saving, 1 after doing both at once: the counter of the lock is no part of the state.
    const wanted = await stateOf(single.id)
    expect(await stateOf(first!.id!)).toEqual(wanted)
    expect(await stateOf(second!.id!)).toEqual(wanted)
    const results = (await runQuery(statementRecord, await actorOf('ct-fill'), { id: first!.id! })).results
    expect(first!.failed).toEqual(results.filter(({ verdict }) => verdict === 'failed'))
  })

  it('begins with what was accepted of other periods where it leaves cells out, like one at a time', async () => {
    const earlier = await push([202112, 202108, 202107].map((period) => one(period, { scope: 'parent' })))
    await asSystem('测试', async (tx) => {
      for (const { id } of earlier) {
        const { versionId } = await tx.statement.findUniqueOrThrow({ where: { id: id! } })
        await tx.statement.update({ where: { id: id! }, data: { status: 'concluded', acceptedVersionId: versionId } })
      }
    })
    const body = { form: 'flash', scope: 'parent', cells: { 'BS.cash@end': '1' } }
    const single = await runCommand(pushStatement, await actorOf('ct-fill'), { ...body, period: 202208 })
    const [other] = await push([{ org, form: 'flash', period: 202207, scope: 'parent', values: ['1'] }], ['BS.cash@end'])
    const begun = (await stateOf(other!.id!)).amounts
    expect(begun).toEqual((await stateOf(single.id)).amounts)
    expect(begun[cellsOf(flashForm).get('BS.cash@begin')!.position - 1]).toBe(amounts[cellsOf(flashForm).get('BS.cash@end')!.position - 1])
  })

  it('changes what is there, and nothing where it says the same', async () => {
    const [before] = await push([one(202206)])
    const [same, changed] = [(await push([one(202206)]))[0]!, (await push([one(202206, { values: values({ 'BS.cash@end': '9' }) })]))[0]!]
    expect([same.state, changed.state, changed.id]).toEqual(['unchanged', 'changed', before!.id])
    expect(changed.failed.map(({ code }) => code)).toContain('AF04')
    const { amounts: kept, checksFailed } = await stateOf(before!.id!)
    expect(kept[cellsOf(flashForm).get('BS.cash@end')!.position - 1]).toBe(9_000_000n)
    expect(checksFailed).toBeGreaterThan(0)
  })

  it('refuses each wrong one by itself with what is wrong, and takes the others', async () => {
    const wrong = values({ 'BS.cash@end': '一百', 'BS.inventory@end': '1.12345678' })
    const outcomes = await push([
      one(202205, { values: wrong }),
      one(202205, { org: '没有这家公司' }),
      one(202204),
      one(202204),
      one(202203, { scope: 'single' }),
      one(202213),
      one(202202, { values: ['1'] }),
    ])
    expect(outcomes.map(({ state }) => state)).toEqual(['refused', 'refused', 'created', 'refused', 'refused', 'refused', 'refused'])
    expect(outcomes[0]!.faults.map(({ cell, message }) => [paths[cell], message])).toEqual([
      ['BS.cash@end', expect.stringContaining('不是数字')],
      ['BS.inventory@end', expect.stringContaining('至多 6 位')],
    ])
    expect(outcomes.slice(1).map(({ message }) => message)).toEqual([
      '没有“没有这家公司”这家企业，或您不能代其编报。',
      '',
      '与第 3 张是同一企业、表式、期间、口径，只取第 3 张。',
      expect.stringContaining('该企业编报的口径为'),
      '期间的月份应为 01 至 12。',
      `应有 ${paths.length} 个值，实有 1 个。`,
    ])
  })

  it('does not write over what has been handed in, nor for an enterprise of somebody else', async () => {
    const [made] = await push([one(202201)])
    const task = await asSystem('测试', async (tx) => {
      const { versionId } = await tx.statement.findUniqueOrThrow({ where: { id: made!.id! } })
      return tx.task.findFirstOrThrow({ where: { subjectId: versionId, status: 'open' } })
    })
    const { failed } = made!
    for (const check of failed) expect(check.level).toBe('warning')
    await runCommand(actOnStatement, await actorOf('ct-fill'), { taskId: task.id, action: 'submit' })
    const [again] = await push([one(202201, { values: values({ 'BS.cash@end': '9' }) })])
    expect(again).toMatchObject({ state: 'refused', message: '报表已提交，退回后才能修改。' })
    const stranger = await asSystem('测试', (tx) =>
      tx.org.findFirstOrThrow({ where: { kind: 'enterprise', level: 1, code: { not: org } } }),
    )
    const [foreign] = await push([one(202112, { org: stranger.code })])
    expect(foreign).toMatchObject({ state: 'refused', id: null })
  })

  it('two at once begin every statement exactly once', async () => {
    const { orgId } = await actorOf('ct-fill')
    const months = [202111, 202110, 202109, 202108]
    const both = await Promise.all([push(months.map((month) => one(month))), push(months.map((month) => one(month)))])
    const states = both.flat().map(({ state }) => state)
    expect(states.filter((state) => state === 'created')).toHaveLength(4)
    const rows = await asSystem('测试', (tx) =>
      tx.statement.count({ where: { period: { in: months }, formCode: 'flash', scope: 'consolidated', orgId } }),
    )
    expect(rows).toBe(4)
  })
})

describe('the workbook of a batch', () => {
  const send = async (book: ExcelJS.Workbook) => {
    const body = new Uint8Array(await book.xlsx.writeBuffer())
    return fillBatch(await actorOf('ct-fill'), new Request('http://localhost', { method: 'POST', body }), new Date())
  }

  it('lists what the filler fills in for, takes the good rows in and names the wrong cell of the others', async () => {
    const { file } = await batchTemplate(await actorOf('ct-fill'), { form: 'flash', period: '202106' }, new Date())
    const book = await new ExcelJS.Workbook().xlsx.load(file as ArrayBuffer)
    const page = book.worksheets[0]!
    expect(page.getRow(4).values).toEqual([undefined, expect.stringContaining('城'), 202106, '合并', '万元'])
    const column = (path: string) => (page.getRow(1).values as string[]).indexOf(path)
    const fill = (row: number, changes: Record<string, string | number> = {}) => {
      for (const path of paths) page.getCell(row, column(path)).value = changes[path] ?? typed.get(path)!
    }
    fill(4)
    fill(5, { 'BS.cash@end': '一百' })
    const { errors, ...done } = await send(book)
    expect(done).toEqual({ created: 1, changed: 0, unchanged: 0, failing: [] })
    expect(errors).toEqual([
      { sheet: '成批填报', row: 5, column: page.getColumn(column('BS.cash@end')).letter, message: expect.stringContaining('不是数字') },
    ])
    fill(5, { 'BS.cash@end': 0 })
    expect(await send(book)).toMatchObject({ created: 1, unchanged: 1, errors: [], failing: [expect.stringContaining('本部')] })
  })
})

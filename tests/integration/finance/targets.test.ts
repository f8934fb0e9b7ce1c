import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import '@/lib/finance/target-events'
import { decideTargets, proposeTargets } from '@/lib/finance/commands/targets'
import { financeBoard } from '@/lib/finance/queries/board'
import { enterpriseTargets, targetList } from '@/lib/finance/queries/targets'
import { fillTargets, targetsWorkbook, targetTemplate } from '@/lib/finance/targets/workbook'
import { Decimal } from '@/lib/kernel/decimal'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { outcome } from '../../support/people'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase
let orgId: string
let otherId: string

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
  orgId = (await actorOf('ct-fill')).orgId
  otherId = await asSystem('测试', async (tx) => {
    const org = await tx.org.findFirstOrThrow({ where: { kind: 'enterprise', level: 1, id: { not: orgId } }, orderBy: { code: 'asc' } })
    return org.id
  })
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const propose = async (who: string, value: string, subject = 'YL01', kind = 'target', year = 2026) =>
  runCommand(proposeTargets, await actorOf(who), { year, kind, basis: '测试文件〔2026〕1号', rows: [{ orgId, subject, value }] }, { now })
const sheet = async (who = 'cwjd-officer') => runQuery(enterpriseTargets, await actorOf(who), { id: orgId, year: '2026' }, now)
const open = async () => (await sheet()).versions.filter(({ status }) => status === 'proposed').map(({ id }) => id)
const decide = async (who: string, decision: 'confirm' | 'return', note = '') => {
  const [actor, ids] = [await actorOf(who), await open()]
  return outcome(runCommand(decideTargets, actor, { ids, decision, note }, { now }))
}

async function upload(who: string, change: (page: ExcelJS.Worksheet) => void) {
  const { file } = await targetTemplate(await actorOf('cwjd-officer'), { year: '2026', kind: 'target' }, now)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file)
  change(book.worksheets[0]!)
  const body = await book.xlsx.writeBuffer()
  return fillTargets(await actorOf(who), '测试文件〔2026〕2号', new Request('http://localhost/', { method: 'POST', body }))
}

describe('a yearly value', () => {
  it('is 未下达目标 until somebody else confirms it; then board and sheet say completion and 序时进度', async () => {
    const before = (await sheet()).rows.find(({ subject }) => subject.code === 'YL01')!
    expect(before.target).toBeNull()
    expect(before.unset).toMatchObject({ completion: null, words: '未下达目标' })
    await propose('ct-fill', '12000')
    expect((await sheet()).rows.find(({ subject }) => subject.code === 'YL01')!.target).toBeNull()
    expect(await decide('cwjd-officer', 'confirm')).toBe('done')
    const { rows, period } = await sheet()
    const row = rows.find(({ subject }) => subject.code === 'YL01')!
    const expected = new Decimal(row.now!).div(12000).times(100).toFixed(4)
    expect(row.target).toMatchObject({ value: '12000', number: 1, basis: '测试文件〔2026〕1号', source: 'entry' })
    expect(row.target!.progress).toMatchObject({ completion: expected, pace: new Decimal(period! % 100).div(12).times(100).toFixed(4) })
    const board = await runQuery(financeBoard, await actorOf('cwjd-officer'), { period: period!, annualised: true }, now)
    const mine = board.rows.find((one) => one.orgId === orgId)!
    expect(mine.goals.YL01!.progress.completion).toBe(expected)
    expect(board.rows.find((one) => one.orgId === otherId)!.goals.YL01).toMatchObject({ target: null, progress: { words: '未下达目标' } })
  })

  it('is judged by the line in force on the day for the enterprise, on the sheet as on the board', async () => {
    const value = new Decimal((await sheet()).rows.find(({ subject }) => subject.code === 'YL01')!.now!)
    const { period } = await sheet()
    // Twenty points behind 序时进度: red by the line that ships, yellow where thirty are allowed.
    const goal = value.div(new Decimal(period! % 100).div(12).minus('0.2')).toFixed(0)
    await propose('ct-fill', goal)
    expect(await decide('cwjd-officer', 'confirm')).toBe('done')
    const lights = async () => {
      const board = await runQuery(financeBoard, await actorOf('cwjd-officer'), { period: period!, annualised: true }, now)
      const onBoard = board.rows.find((one) => one.orgId === orgId)!.goals.YL01!.progress.light
      return [(await sheet()).rows.find(({ subject }) => subject.code === 'YL01')!.target!.progress.light, onBoard]
    }
    const line = (of: string | null, effectiveFrom: string, value: string) =>
      asSystem('测试', (tx) =>
        tx.parameter.create({ data: { id: newId(), code: 'finance_goal_behind', orgId: of, value, effectiveFrom, createdAt: now } }),
      )
    expect(await lights()).toEqual(['红', '红'])
    await line(orgId, '2026-07-21', '30')
    await line(otherId, '2026-07-01', '30')
    expect(await lights()).toEqual(['红', '红'])
    await line(orgId, '2026-07-20', '30')
    expect(await lights()).toEqual(['黄', '黄'])
    await propose('ct-fill', '12000')
    expect(await decide('cwjd-officer', 'confirm')).toBe('done')
  })

  it('keeps counting while a further version waits, and tells the enterprise when that is returned', async () => {
    await propose('ct-fill', '15000')
    expect((await sheet()).rows[0]!.target!.value).toBe('12000')
    expect(await decide('cwjd-officer', 'return')).toBe('invalid')
    expect(await decide('cwjd-officer', 'return', '与预算不一致')).toBe('done')
    while ((await relayOutbox(now)) > 0);
    const told = await asSystem('测试', (tx) => tx.notice.findFirst({ where: { title: { startsWith: '已退回：' } } }))
    expect(told).toMatchObject({ body: '与预算不一致', href: `/ent/finance/enterprises/${orgId}?tab=targets&year=2026` })
    const row = (await sheet()).versions.find(({ subject, kind }) => subject.code === 'YL01' && kind === 'target')!
    expect(row).toMatchObject({ number: 4, status: 'returned', inForce: '12000', inForceNumber: 3 })
  })

  it('is confirmed by nobody who proposed it, not even past the command', async () => {
    await propose('cwjd-officer', '13000')
    expect(await decide('cwjd-officer', 'confirm')).toBe('forbidden')
    const officer = await actorOf('cwjd-officer')
    await expect(
      asActor(officer, (tx) => tx.financeTarget.updateMany({ where: { orgId, status: 'proposed' }, data: { status: 'confirmed' } })),
    ).rejects.toThrow()
    expect(await outcome(propose('ct-fill', '14000'))).toBe('stale')
    expect(await decide('cwjd-chief', 'confirm')).toBe('done')
  })

  it('that is the same already is left alone, and an open one is replaced by a further version', async () => {
    expect(await propose('ct-fill', '13000.00')).toEqual({ proposed: 0, unchanged: 1 })
    await propose('ct-fill', '20', 'WL01', 'budget')
    await propose('ct-fill', '21', 'WL01', 'budget')
    const row = (await sheet()).versions.find(({ subject }) => subject.code === 'WL01')!
    expect(row).toMatchObject({ number: 2, value: '21', status: 'proposed' })
    expect(await open()).toHaveLength(1)
  })

  it('proposed by two people at once is kept once each, in order', async () => {
    await Promise.all(['5', '6', '7', '8'].map((value) => propose('ct-fill', value, 'WL03', 'budget')))
    const rows = await asSystem('测试', (tx) =>
      tx.financeTarget.findMany({ where: { orgId, subject: 'WL03' }, orderBy: { number: 'asc' } }),
    )
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(rows.map(({ status }) => status)).toEqual(['replaced', 'replaced', 'replaced', 'proposed'])
  })

  it('of a cell of the statement is followed in 万元', async () => {
    await propose('ct-fill', '1000', 'IS.total_revenue@ytd', 'budget')
    expect(await decide('cwjd-officer', 'confirm')).toBe('done')
    const { rows } = await sheet()
    const [cell, indicator] = ['IS.total_revenue@ytd', 'GM01'].map((code) => rows.find(({ subject }) => subject.code === code)!)
    expect(new Decimal(cell!.now!).minus(indicator!.now!).abs().toNumber()).toBeLessThan(1e-6)
    expect(cell!.budget!.progress.pace).not.toBeNull()
  })

  it.each([
    ['没有的指标', 'ZZ99', '1', 'invalid'],
    ['不是数', 'YL01', '一千', 'invalid'],
    ['过大', 'YL01', '9999999999999', 'invalid'],
    ['小数过多', 'YL01', '1.1234567', 'invalid'],
  ])('is refused as a whole when a value is wrong: %s', async (_, subject, value, code) => {
    expect(await outcome(propose('ct-fill', value, subject))).toBe(code)
  })

  it('of another enterprise is refused, and its people see none of mine', async () => {
    const rows = [{ orgId: otherId, subject: 'YL01', value: '1' }]
    const input = { year: 2026, kind: 'target', basis: '测试文件', rows }
    expect(await outcome(runCommand(proposeTargets, await actorOf('ct-fill'), input))).toBe('not_found')
    const list = await runQuery(targetList, await actorOf('ct-fill'), { year: '2026' }, now)
    expect(list.rows.every((row) => row.orgId !== otherId)).toBe(true)
  })
})

describe('the template', () => {
  it('comes back filled: every value is proposed with its source, and again changes nothing', async () => {
    const fill = (page: ExcelJS.Worksheet) => {
      const row = findRow(page, otherId)
      page.getRow(row).getCell(3).value = 8000
      page.getRow(row).getCell(4).value = 61.5
    }
    expect(await upload('cwjd-officer', fill)).toEqual({ proposed: 2, unchanged: 1, errors: [] })
    expect(await upload('cwjd-officer', fill)).toMatchObject({ proposed: 0, errors: [] })
    const list = await runQuery(targetList, await actorOf('cwjd-chief'), { year: '2026', state: 'open', kind: 'target' }, now)
    expect(list.rows.filter((row) => row.orgId === otherId)).toMatchObject([
      { value: '61.5', source: 'workbook', status: 'proposed' },
      { value: '8000', source: 'workbook', status: 'proposed' },
    ])
  })

  it('with wrong cells is kept out whole, each named by sheet, row and column', async () => {
    const result = await upload('cwjd-officer', (page) => {
      const row = findRow(page, otherId)
      page.getRow(row).getCell(3).value = '九千'
      page.getRow(row).getCell(4).value = new Date()
      page.getRow(row).getCell(5).value = 1
      page.getRow(row + 40).getCell(1).value = 'nobody'
      page.getRow(row + 40).getCell(3).value = 1
    })
    const row = result.errors[0]!.row
    expect(result.proposed).toBe(0)
    expect(result.errors.map(({ sheet, column, message }) => [sheet, column, message.slice(0, 5)])).toEqual([
      ['考核目标', 'C', '利润总额：'],
      ['考核目标', 'D', '资产负债率'],
      ['考核目标', 'B', '没有这家企'],
    ])
    expect(result.errors[2]!.row).toBe(row + 40)
    const kept = await asSystem('测试', (tx) => tx.financeTarget.count({ where: { orgId: otherId, subject: 'WL02' } }))
    expect(kept).toBe(0)
  })

  it('the list goes out as a workbook with 未下达目标 where nothing is in force', async () => {
    const { file } = await targetsWorkbook(await actorOf('cwjd-officer'), { year: '2026' }, now)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const values = book.worksheets[0]!.getColumn(5).values
    expect(values).toContain('未下达目标')
    expect(values).toContain(13000)
  })
})

function findRow(page: ExcelJS.Worksheet, id: string): number {
  let found = 0
  page.eachRow((row, number) => {
    if (row.getCell(1).value === id) found = number
  })
  return found
}

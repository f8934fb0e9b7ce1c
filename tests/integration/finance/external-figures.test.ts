import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeAll } from '@/lib/finance/checks/judge-statement'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { importExternalFigures } from '@/lib/finance/external/import'
import { externalFigureList, externalWorkbook } from '@/lib/finance/external/queries'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { flashForm } from '@/lib/finance/statement/forms'
import { openStatement } from '@/lib/finance/statement/read'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let org: { id: string; code: string; name: string }
beforeAll(async () => {
  close = await openSmallWorld()
  const { orgId } = await actorOf('ct-fill')
  org = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))
})
afterAll(() => close())

const take = async (kind: string, lines: string, who = 'cwjd-officer', more: object = {}) =>
  runCommand(importExternalFigures, await actorOf(who), { kind, source: '市税务局 2026 年申报汇总', asOf: '2026-06-30', lines, ...more })
const codes = ['AF71', 'AF72', 'AF73']

async function begun(scope: string, cells: Record<string, string>, unit: '元' | '万元' = '元', period = 202605): Promise<string> {
  const { id } = await runCommand(beginStatement, await actorOf('ct-fill'), { form: 'flash', period, scope })
  const { shown } = await runQuery(statementRecord, await actorOf('ct-fill'), { id })
  await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells, unit })
  return id
}
const said = async (id: string) => {
  const { results } = await runQuery(statementRecord, await actorOf('ct-fill'), { id })
  return codes.map((code) => results.find((one) => one.code === code)!)
}
const typed = { 'IS.operating_revenue@ytd': '1000', 'SUP.payroll_total@cur': '500', 'SUP.state_dividend@cur': '30' }

test('what was not imported is not connected, never zero; what was is judged to the cent, by scope and by period', async () => {
  const [whole, own] = [await begun('consolidated', typed), await begun('parent', typed)]
  for (const id of [whole, own]) expect((await said(id)).map(({ verdict }) => verdict)).toEqual(['unjudged', 'unjudged', 'unjudged'])
  expect((await said(whole))[1]!.missing).toContain('核定工资总额未接入')
  expect(await take('tax_revenue', `${org.code}，202605，1040`)).toEqual({ added: 1, changed: 0, same: 0 })
  await take('tax_revenue', `${org.code}，202604，1`)
  await take('payroll_approved', `${org.name}\t202612\t499.99`)
  await take('dividend_paid', `${org.code}，202605，30.00`)
  expect((await said(own)).map(({ verdict, missing }) => [verdict, missing ?? null])).toEqual([
    ['passed', null],
    ['unjudged', expect.stringContaining('不与本部口径核对')],
    ['unjudged', expect.stringContaining('不与本部口径核对')],
  ])
  expect((await said(whole)).map(({ verdict, difference, missing }) => [verdict, difference ?? missing])).toEqual([
    ['unjudged', expect.stringContaining('只与单户、本部口径核对')],
    ['failed', '0.01'],
    ['passed', '0'],
  ])
  // 5 % of the larger side: 1,053 is beyond it, and the same again is no change.
  expect(await take('tax_revenue', `${org.code}，202605，1053`)).toEqual({ added: 0, changed: 1, same: 0 })
  const trail = await asSystem('测试', (tx) =>
    tx.auditLine.findMany({ where: { action: 'importExternalFigures' }, select: { detail: true } }),
  )
  const replaced = trail.flatMap(({ detail }) => (detail as { replaced: object[] }).replaced)
  expect(replaced).toEqual([{ org: org.id, period: 202605, before: '104000', after: '105300', source: '市税务局 2026 年申报汇总' }])
  expect(await take('tax_revenue', `${org.code}，202605，1053.00`)).toEqual({ added: 0, changed: 0, same: 1 })
  expect((await said(own))[0]).toMatchObject({ verdict: 'failed', difference: '-53' })
  // Many at once are judged the same.
  const quick = await asActor(await actorOf('ct-fill'), async (tx) => {
    const open = await openStatement(tx, own)
    return (await judgeAll(tx, [{ ...open, form: flashForm, amounts: open.shown.amounts, unit: '元' }]))[0]!
  })
  expect(quick.results.find(({ code }) => code === 'AF71')).toMatchObject({ verdict: 'failed', difference: '-53' })
})

test('rounding to 万元 is no difference: half a unit a cell, told with the verdict; to the cent nothing is allowed', async () => {
  const id = await begun('consolidated', typed, '万元', 202502)
  const verdicts = async () => (await said(id)).slice(1).map(({ verdict, difference, tolerance }) => [verdict, difference, tolerance])
  await take('payroll_approved', `${org.code}，202512，4995000`)
  await take('dividend_paid', `${org.code}，202502，304999.99`)
  expect(await verdicts()).toEqual([
    ['passed', '5000', '5000'],
    ['passed', '-4999.99', '5000'],
  ])
  await take('payroll_approved', `${org.code}，202512，4994999.99`)
  await take('dividend_paid', `${org.code}，202502，305000.01`)
  expect(await verdicts()).toEqual([
    ['failed', '5000.01', '5000'],
    ['failed', '-5000.01', '5000'],
  ])
  // 5 % of the larger side where that is more than rounding, rounding where it is not.
  const own = await begun('parent', { 'IS.operating_revenue@ytd': '1' }, '万元', 202502)
  await take('tax_revenue', `${org.code}，202502，5000`)
  expect((await said(own))[0]).toMatchObject({ verdict: 'passed', tolerance: '5000' })
  await take('tax_revenue', `${org.code}，202502，200000`)
  expect((await said(own))[0]).toMatchObject({ verdict: 'failed', tolerance: '10000' })
})

test('what is wrong is told by its line, and nothing of it is kept', async () => {
  const before = (await runQuery(externalFigureList, await actorOf('cwjd-officer'), {})).total
  for (const [kind, lines, says] of [
    ['tax_revenue', `${org.code}，202605，7\n没有这家企业，202605，7`, '第 2 行：没有“没有这家企业”这家企业'],
    ['tax_revenue', `${org.code}，2026年5月，7`, '应为六位数字'],
    ['tax_revenue', `${org.code}，202605，-7`, '不小于零'],
    ['tax_revenue', `${org.code}，202605`, '应有 3 项'],
    ['tax_revenue', `${org.code}，202606，7\n${org.name}，202606，8`, '与第 1 行是同一企业、同一期间'],
    ['payroll_approved', `${org.code}，202605，7`, '期间应为 202612'],
  ] as const) {
    const error = await take(kind, lines).catch((refusal) => refusal)
    expect(`${error.code} ${error.message}`).toContain(`invalid`)
    expect(error.message).toContain(says)
  }
  expect(await outcome(take('tax_revenue', `${org.code}，202605，7`, 'cwjd-officer', { asOf: '2099-01-01' }))).toBe('invalid')
  expect(await outcome(take('tax_revenue', `${org.code}，202605，7`, 'ct-fill'))).toBe('forbidden')
  expect((await runQuery(externalFigureList, await actorOf('cwjd-officer'), {})).total).toBe(before)
})

test('is listed and taken out as a workbook, by whom it concerns', async () => {
  const list = async (who: string, more: object = {}) => runQuery(externalFigureList, await actorOf(who), more)
  expect((await list('cwjd-officer', { kind: 'tax_revenue', size: 1 })).pages).toBe(3)
  expect((await list('ct-fill')).total).toBe(7)
  expect((await list('gx-fill')).total).toBe(0)
  expect((await list('cwjd-officer', { words: '没有这家企业' })).total).toBe(0)
  const { file } = await externalWorkbook(await actorOf('cwjd-officer'), { kind: 'payroll_approved' }, new Date())
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file)
  expect([2, 3, 4].map((column) => book.worksheets[0]!.getRow(2).getCell(column).value)).toEqual(['核定工资总额', 202612, 499.99])
})

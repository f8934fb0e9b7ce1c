import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { evaluationsWorkbook, scoreSheetWorkbook } from '@/lib/finance/evaluation/evaluation-workbook'
import { importStandards } from '@/lib/finance/evaluation/standards'
import { trialStandards } from '@/lib/finance/evaluation/trial-standards'
import { keepIndicators } from '@/lib/finance/indicators/keep-indicators'
import { evaluationList, evaluationSheet } from '@/lib/finance/queries/evaluation'
import { annualForm } from '@/lib/finance/statement/forms'
import { amountsText } from '@/lib/finance/statement/read'
import { Decimal, roundTo } from '@/lib/kernel/decimal'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { sampleAmounts } from '../../support/finance/sample'
import { goldenEvaluation } from '../../support/finance/sample-standards'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let orgId: string
const golden = goldenEvaluation.version_2006
const four = (text: string | null | undefined) => (text ? roundTo(new Decimal(text), 4).toNumber() : null)

/** The accepted 决算 of the published example for a year, with one cell changed. */
async function closeYear(login: string, year: number, scope: string, change: { path?: number; value?: bigint | null } = {}) {
  const { id } = await runCommand(beginStatement, await actorOf(login), { form: 'annual', period: year * 100 + 12, scope })
  const amounts = [...sampleAmounts(annualForm)]
  if (change.path !== undefined) amounts[change.path] = change.value ?? null
  await asSystem('测试决算', async (tx) => {
    await tx.$executeRaw`update statement_version set amounts = ${amountsText(amounts)}::bigint[] where statement_id = ${id}::uuid`
    await tx.$executeRaw`update statement set accepted_version_id = version_id, status = 'concluded', step_name = '已受理', accepted_at = now() where id = ${id}::uuid`
    await keepIndicators(tx, id)
  })
  return (await asSystem('测试', (tx) => tx.statement.findUniqueOrThrow({ where: { id } }))).orgId
}

beforeAll(async () => {
  close = await openSmallWorld()
  orgId = await closeYear('ct-fill', 2024, 'consolidated')
  const lines = trialStandards.map(({ indicator, values }) => [indicator, ...values].join('，')).join('\n')
  const set = { year: 2024, industry: '全国国有企业', size: '全行业', source: '测试用手册', lines }
  await runCommand(importStandards, await actorOf('cwjd-officer'), set)
})
afterAll(() => close())

const sheetOf = async (choice: object = {}) =>
  runQuery(evaluationSheet, await actorOf('cwjd-officer'), { id: orgId, year: 2024, ...choice })

describe('the score sheet of an accepted 决算', () => {
  it('S046: is the published one to four decimals by 功效系数法, every step of it', async () => {
    const { sheet, set, statement } = await sheetOf()
    expect([four(sheet?.basicTotal), four(sheet?.total), sheet?.grade]).toEqual([golden.basic_total, golden.total_after_modify, '中(C)'])
    const earned = (kind: string) => sheet!.lines.filter((line) => line.kind === kind).map(({ key, earned: got }) => [key, four(got)])
    expect(earned('basic')).toEqual(golden.basic_indicators.map(({ code, score }) => [code, score]))
    expect(earned('modifying')).toEqual(golden.modified_indicators.map(({ code, single_corr }) => [code, single_corr]))
    expect(sheet!.lines.every(({ steps }) => steps.length > 0)).toBe(true)
    expect(set).toMatchObject({ fictional: false, source: '测试用手册' })
    expect(statement?.scope).toBe('consolidated')
  })

  it('is the published one by the four dimensions too', async () => {
    const { sheet } = await sheetOf({ method: '2023' })
    expect(four(sheet?.total)).toBe(goldenEvaluation.new_4dim_2023.golden_total)
    expect(sheet?.lines.filter(({ kind }) => kind === 'supplementary')).toHaveLength(8)
  })

  it('has no total, and says what is missing, where the year has no standard values', async () => {
    await closeYear('ct-fill', 2023, 'consolidated')
    const { sheet, set } = await sheetOf({ year: 2023 })
    expect([set, sheet?.total, sheet?.grade]).toEqual([null, null, null])
    expect(sheet?.missing).toContain('净资产收益率：缺标准值')
    expect(sheet?.lines).toHaveLength(22)
    const other = await sheetOf({ year: 2023, set: '2024|全国国有企业|全行业' })
    expect(four(other.sheet?.total)).toBe(golden.total_after_modify)
  })

  it('takes the values of the industry before those of all', async () => {
    const { industryName } = await sheetOf()
    const set = { year: 2024, industry: industryName, size: '全行业', source: '测试用手册', lines: 'WL02，3，2，1，0，-1' }
    await runCommand(importStandards, await actorOf('cwjd-officer'), set)
    const { sheet, set: used } = await sheetOf()
    expect(used?.industry).toBe(industryName)
    expect(sheet?.lines.find(({ key }) => key === 'R01')).toMatchObject({ earned: '20', grade: '优秀' })
    expect(sheet?.lines.find(({ key }) => key === 'R22')?.rule).toBe(null)
    expect(sheet?.lines).toHaveLength(22)
    await asSystem('测试', (tx) => tx.evaluationStandard.deleteMany({ where: { industry: industryName, year: 2024 } }))
  })
})

describe('the list of a year', () => {
  it('shows everybody in sight with totals and grades, sorted; an enterprise sees itself', async () => {
    const all = await runQuery(evaluationList, await actorOf('cwjd-officer'), { year: 2024 })
    expect(all.rows.map((row) => [row.orgId, four(row.total), row.grade])).toEqual([[orgId, golden.total_after_modify, '中(C)']])
    expect((await runQuery(evaluationList, await actorOf('ct-fill'), { year: 2024 })).total).toBe(1)
    expect((await runQuery(evaluationList, await actorOf('cwjd-officer'), { year: 2024, grade: 'none' })).total).toBe(0)
  })
})

describe('the workbooks', () => {
  const cellsOf = async (file: ArrayBuffer) => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    return book.worksheets[0]!.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []))
  }

  it('of the list and of a sheet carry the figures and who took them', async () => {
    const actor = await actorOf('cwjd-officer')
    const list = await cellsOf((await evaluationsWorkbook(actor, { year: '2024', sort: '-total' }, new Date())).file)
    expect(list[1]).toEqual(expect.arrayContaining(['中(C)', '2024 全国国有企业 全行业']))
    expect(list[1]?.[9]).toBeCloseTo(golden.total_after_modify, 4)
    const sheet = await cellsOf((await scoreSheetWorkbook(actor, orgId, { year: '2024' }, new Date())).file)
    expect(sheet.find((row) => row[2] === '净资产收益率')).toEqual(expect.arrayContaining([20, 11.2, 7.6, 4.8, -1.5, -8, '平均']))
    expect(sheet.find((row) => row[2] === '总分 中(C)')?.at(-2)).toBeCloseTo(golden.total_after_modify, 4)
    expect(String(sheet.at(-1))).toContain('导出人')
  })
})

import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnStatement } from '@/lib/finance/commands/act-on-statement'
import { batchTemplate } from '@/lib/finance/commands/batch/batch-workbook'
import { pushStatements } from '@/lib/finance/commands/batch/push-statements'
import { decideIndicatorDraft } from '@/lib/finance/commands/define-indicator'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { decideFormDraft, editFormDraft, openFormDraft, submitFormDraft } from '@/lib/finance/form-versions/commands'
import { formDraft, statementFormRecord } from '@/lib/finance/form-versions/queries'
import { indicatorDraft } from '@/lib/finance/queries/indicator-drafts'
import { indicatorLibrary, indicatorLineage, indicatorRecord } from '@/lib/finance/queries/indicators'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { formFor } from '@/lib/finance/statement/read'
import { fillStatement, statementWorkbook } from '@/lib/finance/statement/workbook'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { editedForm, openedForm, submittedForm } from '../../support/finance/form-drafts'
import { draftedIndicator, submittedIndicator } from '../../support/finance/indicator-drafts'
import { sampleAmounts } from '../../support/finance/sample'
import { openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const amounts = sampleAmounts(flashForm)
/** The published example in 万元, of whose intangible assets 100 stand in the line that the new version adds. */
const typed: Record<string, string> = Object.fromEntries(
  [...cellsOf(flashForm).values()].map((cell) => [cell.path, typedAmount(amounts[cell.position - 1], cell, '万元')]),
)
const apart = {
  ...typed,
  'BS.intangibles@end': String(Number(typed['BS.intangibles@end']) - 100),
  'BS.data_assets@end': '100',
  'BS.data_assets@begin': '0',
}

const added = {
  ...{ kind: 'add', sheet: 'BS', key: 'data_assets', label: '数据资产', level: 1, after: 'intangibles', unit: '元', nature: '时点' },
  ...{ sums: ['AF05'], officialCode: '41' },
}
const edits = [
  added,
  { kind: 'retire', sheet: 'BS', line: 'oil_gas_assets' },
  { kind: 'change', sheet: 'BS', line: 'goodwill', label: '商誉净额', level: 1, officialCode: '45', note: '', after: 'dev_expenditure' },
  { kind: 'change', sheet: 'BS', line: 'cash', label: '货币资金', level: 1, officialCode: '2', note: '', after: 'inventory' },
]

const record = async (id: string) => runQuery(statementRecord, await actorOf('ct-fill'), { id })
const begin = async (period: number, scope = 'consolidated') =>
  (await runCommand(beginStatement, await actorOf('ct-fill'), { form: 'flash', period, scope })).id
const act = async (login: string, id: string, action: string, more: object = {}) => {
  const { shown } = await record(id)
  const task = await asSystem('测试', (tx) => tx.task.findFirstOrThrow({ where: { subjectId: shown.id, status: 'open' } }))
  return runCommand(actOnStatement, await actorOf(login), { taskId: task.id, action, ...more })
}

describe('a draft of a form', () => {
  it('says what each change was, line by line, and what would no longer be asked', async () => {
    await editedForm('flash', edits)
    const { draft } = await runQuery(formDraft, await actorOf('cwjd-officer'), { code: 'flash' })
    expect(draft!.changes.map(({ line, what, before, after }) => [line, what, before, after])).toEqual([
      ['货币资金', '官方行次', '', '2'],
      ['货币资金', '位置', '', expect.stringMatching(/^“存货.*”之后$/)],
      ['油气资产', '停用', '', '不再填列'],
      ['数据资产', '增加', '', '元，时点，“无形资产”之后，计入 AF05'],
      ['商誉净额', '名称', '商誉', '商誉净额'],
      ['商誉净额', '官方行次', '', '45'],
    ])
    // A line that only stands in a sum takes no formula with it.
    expect(draft!.lost).toEqual([])
  })

  it('refuses in words what would take a key away or give it another meaning', async () => {
    const says = async (edit: object) => {
      const draft = await openedForm('flash')
      return runCommand(editFormDraft, await actorOf('cwjd-officer'), { ...draft, edit }).then(
        () => 'done',
        (error) => `${error.code} ${error.message} ${JSON.stringify(error.fields ?? {})}`,
      )
    }
    expect(await says({ ...added, label: '另一项' })).toContain('已有项目编码 data_assets（数据资产）')
    expect(await says({ ...added, key: 'oil_gas_assets' })).toContain('已有项目编码 oil_gas_assets（油气资产，已停用）')
    expect(await says({ ...added, key: 'Data' })).toContain('小写字母开头')
    expect(await says({ ...added, key: 'new_one', sums: ['AF18'] })).toContain('资产负债表没有“AF18”这样的合计公式')
    expect(await says({ ...added, key: 'new_one', unit: '人' })).toContain('单位应为元')
    expect(await says({ ...added, key: 'new_one', after: 'nowhere' })).toContain('没有“nowhere”这一行')
    expect(await says({ kind: 'remove', sheet: 'BS', line: 'cash' })).toContain('只能停用，不能删去')
    expect(await says({ kind: 'retire', sheet: 'BS', line: 'current_assets' })).toMatch(/下还有 \d+ 个项目/)
    expect(await says({ kind: 'retire', sheet: 'XX', line: 'cash' })).toContain('没有“XX”这张表')
    const officer = await actorOf('cwjd-officer')
    const draft = await openedForm('flash')
    expect(await outcome(runCommand(editFormDraft, officer, { ...draft, version: draft.version - 1, edit: edits[1]! }))).toBe('stale')
    expect(await outcome(runCommand(submitFormDraft, officer, { ...draft, from: 202613, note: '测试' }))).toBe('invalid')
    expect(await outcome(runCommand(submitFormDraft, officer, { ...draft, from: 202312, note: '测试' }))).toBe('invalid')
    expect(await outcome(runCommand(submitFormDraft, officer, { ...(await openedForm('annual')), from: 202712, note: '测试' }))).toBe(
      'invalid',
    )
  })

  it('names the formulas, indicators and rules that a retired line takes with it', async () => {
    await editedForm('annual', [
      { kind: 'retire', sheet: 'SUP', line: 'rd_staff' },
      { kind: 'retire', sheet: 'BS', line: 'dividends_receivable' },
    ])
    const { draft } = await runQuery(formDraft, await actorOf('cwjd-officer'), { code: 'annual' })
    expect(draft!.lost).toEqual(expect.arrayContaining([expect.stringContaining('审核公式 AF13'), expect.stringContaining('指标 CZ11')]))
  })

  it('is put in force by a second person, and by nobody of an enterprise', async () => {
    const submitted = await submittedForm('flash', [], 202610)
    expect(await outcome(runCommand(openFormDraft, await actorOf('ct-fill'), { code: 'flash' }))).toBe('forbidden')
    expect(await outcome(runCommand(decideFormDraft, await actorOf('cwjd-officer'), { ...submitted, approve: true }))).toBe('forbidden')
    const done = await runCommand(decideFormDraft, await actorOf('cwjd-chief'), { ...submitted, approve: true })
    expect(done).toEqual({ approved: true, published: 2 })
    const form = await runQuery(statementFormRecord, await actorOf('cwjd-officer'), { code: 'flash' })
    expect(form.versions.map(({ version, from, changes }) => [version, from, changes.length])).toEqual([
      [2, 202610, 6],
      [1, 202401, 0],
    ])
  })
})

describe('statements under a new version', () => {
  it('keep every earlier cell at its place and put the new ones behind', async () => {
    const { form } = await asSystem('测试', (tx) => formFor(tx, 'flash', 202610))
    const cells = cellsOf(form)
    for (const { path, position } of cellsOf(flashForm).values()) expect([path, cells.get(path)?.position]).toEqual([path, position])
    const size = cellsOf(flashForm).size
    expect([cells.get('BS.data_assets@end')!.position, cells.get('BS.data_assets@begin')!.position, cells.size]).toEqual([
      size + 1,
      size + 2,
      size + 2,
    ])
    const rows = await asSystem(
      '测试',
      (tx) => tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from statement_cell c join definition d on d.id = c.form_id where d.code = 'flash' and d.version = 2`,
    )
    expect(rows[0]!.n).toBe(cells.size)
  })

  it('of earlier periods stay under the version of their period', async () => {
    const { form, typed: before } = await record(await begin(202609))
    expect(form.version).toBe(1)
    expect(form.sheets[0]!.lines.some(({ key }) => key === 'data_assets')).toBe(false)
    expect(before['BS.data_assets@end']).toBeUndefined()
  })

  it('take the new line from the template to acceptance, in its sum and among the figures', async () => {
    const id = await begin(202610)
    const { file } = await statementWorkbook(await actorOf('ct-fill'), id)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const { form, codes, formulaCells } = await record(id)
    expect(form.version).toBe(2)
    expect(codes).toEqual({ 'BS.data_assets': '41', 'BS.goodwill': '45', 'BS.cash': '2' })
    expect(formulaCells.find(({ path }) => path === 'BS.noncurrent_assets@end')!.terms.map(([path]) => path)).toEqual(
      expect.arrayContaining(['BS.data_assets@end']),
    )
    for (const sheet of form.sheets) {
      const page = book.getWorksheet(sheet.title)!
      page.eachRow((row) => {
        const line = String(row.getCell(1).value ?? '')
        expect(line).not.toBe('oil_gas_assets')
        for (const [index, { key }] of sheet.columns.entries()) {
          const text = (apart as Record<string, string>)[`${sheet.key}.${line}@${key}`]
          if (text) row.getCell(3 + index).value = Number(text)
        }
      })
    }
    const body = (await book.xlsx.writeBuffer()) as ArrayBuffer
    const filled = await fillStatement(await actorOf('ct-fill'), id, new Request('http://localhost/', { method: 'POST', body }))
    expect(filled.errors).toEqual([])
    const { results } = await record(id)
    expect(results.find(({ code }) => code === 'AF05')).toMatchObject({
      verdict: 'passed',
      cells: expect.arrayContaining(['BS.data_assets@end']),
    })
    // Without the new line the sum would be short by it.
    const { shown } = await record(id)
    const wrong = await runCommand(saveStatement, await actorOf('ct-fill'), {
      id,
      version: shown.version,
      cells: { 'BS.data_assets@end': '90' },
    })
    expect(wrong.results.find(({ code }) => code === 'AF05')).toMatchObject({ verdict: 'failed', difference: '-100000' })
    await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: wrong.version, cells: { 'BS.data_assets@end': '100' } })
    await act('ct-fill', id, 'submit')
    await act('ct-check', id, 'pass', { opinion: '数据核对无误' })
    await act('ct-head', id, 'pass', { opinion: '同意上报' })
    await act('cwjd-officer', id, 'conclude')
    const { value } = await runQuery(indicatorLineage, await actorOf('cwjd-officer'), { code: 'WL01', statementId: id })
    expect(Number(value)).toBeCloseTo(66.2315, 4)
    const [item] = await asSystem(
      '测试',
      (tx) => tx.$queryRaw<{ value: string }[]>`
      select value::text from fact.report_item where statement_id = ${id}::uuid and sheet = 'BS' and line = 'data_assets' and column_key = 'end'`,
    )
    expect(Number(item!.value)).toBe(1_000_000)
    // The month after shows the month itself against it.
    expect((await record(await begin(202611))).monthAgo).not.toBeNull()
  })

  it('give the new line to indicators: checked, worked out by SQL and told by the same form, empty under the version before', async () => {
    const at = (period: number) =>
      asSystem('测试', (tx) => tx.statement.findFirstOrThrow({ where: { period, formCode: 'flash', scope: 'consolidated' } }))
    const [old, id] = [(await at(202609)).id, (await at(202610)).id]
    const { shown } = await record(old)
    await runCommand(saveStatement, await actorOf('ct-fill'), { id: old, version: shown.version, cells: { 'BS.total_assets@end': '7' } })
    await asSystem('测试', (tx) => tx.statement.update({ where: { id: old }, data: { acceptedVersionId: shown.id } }))
    const wanted = {
      ...{ name: '数据资产占比（测试）', group: '规模', unit: '%', formula: 'BS.data_assets@end/BS.total_assets@end*100', owner: 'CWJD' },
      ...{ calibre: '数据资产占资产总计', direction: 'up', basis: 'design', sensitivity: 'L2', frequency: 'month', annualize: false },
    }
    // No form has the line of this key, whoever added it.
    await draftedIndicator('GM77', { ...wanted, formula: 'BS.nowhere@end' })
    const { draft } = await runQuery(indicatorDraft, await actorOf('cwjd-officer'), { code: 'GM77' })
    expect(draft!.faults.map(({ field }) => field)).toEqual(['formula'])
    expect(draft!.added).toEqual([
      { form: flashForm.name, sheet: '资产负债表', label: '数据资产', paths: ['BS.data_assets@end', 'BS.data_assets@begin'] },
    ])
    const submitted = await submittedIndicator('GM77', wanted, '2026-09-01')
    const done = await runCommand(decideIndicatorDraft, await actorOf('cwjd-chief'), { ...submitted, approve: true })
    expect(done).toMatchObject({ approved: true, published: 1, statements: 2 })
    const values = await asSystem(
      '测试',
      (tx) => tx.$queryRaw<{ id: string; value: string | null }[]>`
        select statement_id::text as id, value::text from fact.indicator_value where code = 'GM77'`,
    )
    expect(values.filter(({ value }) => value !== null).map((row) => row.id)).toEqual([id])
    const officer = await actorOf('cwjd-officer')
    const lineage = await runQuery(indicatorLineage, officer, { code: 'GM77', statementId: id })
    expect(Number(values.find((row) => row.id === id)!.value)).toBeCloseTo(Number(lineage.value), 8)
    expect(Number(lineage.value)).toBeCloseTo((100 / Number(typed['BS.total_assets@end'])) * 100, 8)
    expect(lineage.cells.map(({ path, origin }) => [path, origin.kind])).toEqual([
      ['BS.data_assets@end', 'written'],
      ['BS.total_assets@end', 'written'],
    ])
    // Under the version before there is no such line: no value, and the page of the value says so.
    const before = await runQuery(indicatorLineage, officer, { code: 'GM77', statementId: old })
    expect(before).toMatchObject({ value: null, missing: '这张报表的表式没有数据资产（期末余额）' })
    const { cells } = await runQuery(indicatorRecord, officer, { code: 'GM77' })
    expect(cells.map(({ label }) => label)).toEqual(['数据资产', '资产总计'])
    expect((await runQuery(indicatorLibrary, officer, {})).indicators.some(({ code }) => code === 'GM77')).toBe(true)
  })

  it('refuse an amount in a retired line, typed or sent, and leave it out of the template of many', async () => {
    const id = await begin(202610, 'parent')
    const { shown } = await record(id)
    const refused = await runCommand(saveStatement, await actorOf('ct-fill'), {
      id,
      version: shown.version,
      cells: { 'BS.oil_gas_assets@end': '5' },
    }).catch((error) => error)
    expect(refused.fields['BS.oil_gas_assets@end']).toContain('停用，不再填列')
    const org = await asSystem('测试', async (tx) => tx.org.findUniqueOrThrow({ where: { id: (await actorOf('ct-fill')).orgId } }))
    const cells = ['BS.oil_gas_assets@end', 'BS.data_assets@end']
    const one = { org: org.code, form: 'flash', scope: 'difference', values: ['5', '7'] }
    const { outcomes } = await runCommand(pushStatements, await actorOf('ct-fill'), {
      ...{
        cells,
        statements: [
          { ...one, period: 202610 },
          { ...one, period: 202608 },
        ],
      },
    })
    expect(outcomes.map(({ state, faults }) => [state, faults.map(({ message }) => message)])).toEqual([
      ['refused', [expect.stringContaining('停用，不再填列')]],
      ['refused', ['本表没有这一格']],
    ])
    const keys = async (period: number) => {
      const book = new ExcelJS.Workbook()
      const { file } = await batchTemplate(await actorOf('ct-fill'), { form: 'flash', period: String(period) }, new Date())
      await book.xlsx.load(file as ArrayBuffer)
      return book.worksheets[0]!.getRow(1).values as string[]
    }
    const [old, now] = [await keys(202608), await keys(202610)]
    expect([old.includes('BS.oil_gas_assets@end'), old.includes('BS.data_assets@end')]).toEqual([true, false])
    expect([now.includes('BS.oil_gas_assets@end'), now.includes('BS.data_assets@end')]).toEqual([false, true])
  })
})

import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { annualForm } from '@/lib/finance/statement/forms'
import { amountsText } from '@/lib/finance/statement/read'
import { decideListDraft, discardListDraft, editListDraft, openListDraft, submitListDraft } from '@/lib/investment/lists/commands'
import { listDraft } from '@/lib/investment/lists/queries'
import { mainBusinessList, mainBusinessRecord, segmentForm } from '@/lib/investment/main-business/queries'
import { reportSegments, reviseSegments, saveSegments } from '@/lib/investment/main-business/segments'
import { fillSegments, segmentTemplate } from '@/lib/investment/main-business/workbook'
import { shanghaiDate } from '@/lib/kernel/workday'
import { currentMatter } from '@/lib/matters/definitions'
import { readFacts } from '@/lib/matters/facts-provider'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { sampleAmounts } from '../../support/finance/sample'
import { openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let orgId: string
beforeAll(async () => {
  close = await openSmallWorld()
  orgId = (await actorOf('ct-fill')).orgId
})
afterAll(() => close())

const today = shanghaiDate(new Date())
const year = Number(today.slice(0, 4)) - 1
const officer = () => actorOf('ghfz-officer')
const chief = () => actorOf('ghfz-chief')
const business = (name: string, codes: string[], kind = '主业', until: number | null = null) => ({ name, kind, codes, until })

/** What the base says of a project of the group in an industry. */
async function matchOf(industry: string): Promise<unknown> {
  return asSystem('测试', async (tx) => {
    const { matter } = await currentMatter(tx, 'GZ-GH-02')
    const question = { filingId: orgId, orgId, values: { industry }, today }
    // Facts are asked with the platform's rights and leave the system's role behind.
    return (await readFacts(tx, matter, question)).facts['base.project.core_match']
  })
}

const publish = async (items: object[], from = today) => {
  const { id } = await runCommand(openListDraft, await officer(), { kind: 'main_business', orgId })
  let { version, items: there } = await runQuery(listDraft, await officer(), { id })
  const edit = async (input: object) => {
    version = (await runCommand(editListDraft, await officer(), { id, version, ...input })).version
  }
  for (let index = there.length - 1; index >= 0; index--) await edit({ at: index, item: null })
  await edit({ at: 'head', item: { document: '青国资规〔2026〕1号', duty: '城市建设' } })
  for (const item of items) await edit({ at: null, item })
  await runCommand(submitListDraft, await officer(), { id, version, effectiveFrom: from, note: '核定主业' })
  return { id, version: version + 1 }
}

describe('the catalogue of main businesses', () => {
  test('before it is entered the codes of the register count', async () => {
    const { registered, inForce } = await runQuery(mainBusinessRecord, await officer(), { id: orgId })
    expect(inForce).toBeNull()
    expect(registered.length).toBeGreaterThan(0)
    expect(await matchOf(registered[0]!)).toBe('主业')
    expect(await matchOf('A0111')).toBe('非主业')
  })

  test('S040, S065: a second person puts it in force, and what is main business follows it at once', async () => {
    const draft = await publish([business('智能装备', ['C39', 'C3511']), business('数据服务', ['I65'], '拟培育', year + 3)])
    const own = await runCommand(decideListDraft, await officer(), { ...draft, approve: true }).catch((error) => error)
    expect(own).toMatchObject({ code: 'forbidden' })
    expect(await matchOf('C3911')).not.toBe('主业')
    await runCommand(decideListDraft, await chief(), { ...draft, approve: true })
    expect([await matchOf('C3911'), await matchOf('I6560'), await matchOf('K7010')]).toEqual(['主业', '拟培育主业', '非主业'])
    const next = await publish([business('智能装备', ['C3511']), business('房地产', ['K70'])])
    await runCommand(decideListDraft, await chief(), { ...next, approve: true })
    expect([await matchOf('C3911'), await matchOf('K7010')]).toEqual(['非主业', '主业'])
    const record = await runQuery(mainBusinessRecord, await officer(), { id: orgId })
    expect(record.versions.map(({ version }) => version)).toEqual([2, 1])
    expect(record.inForce).toMatchObject({ version: 2, body: { document: '青国资规〔2026〕1号' } })
  })

  test('a version of a later day does not count before it, and one that is not approved never', async () => {
    const later = await publish([business('数据服务', ['I65'])], `${year + 2}-01-01`)
    await runCommand(decideListDraft, await chief(), { ...later, approve: true })
    expect([await matchOf('I6560'), await matchOf('K7010')]).toEqual(['非主业', '主业'])
  })

  test('a wrong code, a code given twice, cultivation without an end: nothing is saved and the place is named', async () => {
    const { id } = await runCommand(openListDraft, await officer(), { kind: 'main_business', orgId })
    const { version, items } = await runQuery(listDraft, await officer(), { id })
    const edit = async (item: object) => runCommand(editListDraft, await officer(), { id, version, at: null, item }).catch((error) => error)
    expect(await edit(business('海洋', ['Z99']))).toMatchObject({
      code: 'invalid',
      fields: { codes: expect.stringContaining('行业代码应为') },
    })
    expect(await edit(business('海洋', ['C99']))).toMatchObject({
      code: 'invalid',
      fields: { codes: expect.stringContaining('不在 GB/T 4754 中') },
    })
    expect(await edit(business('海洋', ['A04'], '拟培育'))).toMatchObject({ fields: { until: '拟培育主业须写培育期止年' } })
    expect((await runQuery(listDraft, await officer(), { id })).items).toEqual(items)
    const { version: twice } = await runCommand(editListDraft, await officer(), {
      id,
      version,
      at: null,
      item: business('又一项', ['I65']),
    })
    const refused = await runCommand(submitListDraft, await officer(), {
      ...{ id, version: twice, effectiveFrom: `${year + 3}-01-01`, note: '再次核定' },
    }).catch((error) => error)
    expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining('行业代码 I65 已列在') })
    await runCommand(discardListDraft, await officer(), { id, version: twice })
  })

  test('who may not draft is refused, and enterprises see no draft', async () => {
    expect(await outcome(runCommand(openListDraft, await actorOf('ct-fill'), { kind: 'main_business', orgId }))).toBe('forbidden')
    const { id } = await runCommand(openListDraft, await officer(), { kind: 'main_business', orgId })
    expect(await outcome(runQuery(listDraft, await actorOf('ct-fill'), { id }))).toBe('not_found')
    const { version } = await runQuery(listDraft, await officer(), { id })
    await runCommand(discardListDraft, await officer(), { id, version })
  })
})

describe('figures by segment', () => {
  const line = (name: string, industry: string, revenue: string, assets: string, profit: string) => ({
    name,
    industry,
    revenue,
    assets,
    profit,
  })
  /** The sample statement says revenue, assets and profit of the year; segments that add up to it. */
  let totals: Record<'revenue' | 'assets' | 'profit', number>

  test('S065: what is reported is held against the accepted annual statement, with the difference', async () => {
    const { id } = await runCommand(beginStatement, await actorOf('ct-fill'), {
      form: 'annual',
      period: year * 100 + 12,
      scope: 'consolidated',
    })
    await asSystem('测试', async (tx) => {
      await tx.$executeRaw`update statement_version set amounts = ${amountsText(sampleAmounts(annualForm))}::bigint[] where statement_id = ${id}::uuid`
      await tx.$executeRaw`update statement set accepted_version_id = version_id, status = 'concluded', arrived_at = now(), accepted_at = now() where id = ${id}::uuid`
    })
    const form = await runQuery(segmentForm, await actorOf('ct-fill'), { year })
    expect(form).toMatchObject({ id: null, statement: { id } })
    const wan = (text: string | null) => Number(text) / 1_000_000
    totals = { revenue: wan(form.statement!.revenue), assets: wan(form.statement!.assets), profit: wan(form.statement!.profit) }
    const lines = [
      line('装备', 'C3511', String(totals.revenue * 0.7), String(totals.assets * 0.9), String(totals.profit * 0.5)),
      line('房地产', 'K7010', String(totals.revenue * 0.2), String(totals.assets * 0.05), String(totals.profit * 0.2)),
      line('商务服务', 'L7212', String(totals.revenue * 0.1 - 50), String(totals.assets * 0.05), String(totals.profit * 0.3)),
    ]
    const saved = await runCommand(saveSegments, await actorOf('ct-fill'), { year, version: null, lines })
    const refused = await runCommand(reportSegments, await actorOf('ct-fill'), saved).catch((error) => error)
    expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining('营业收入差 -50.00 万元') })
    expect((await runQuery(mainBusinessRecord, await officer(), { id: orgId })).years).toEqual([])
    await runCommand(reportSegments, await actorOf('ct-fill'), { ...saved, explanation: '内部交易口径差异' })
    const { years, averages } = await runQuery(mainBusinessRecord, await officer(), { id: orgId })
    expect(years).toMatchObject([
      {
        ...{ year, differences: { revenue: '-50000000', assets: null, profit: null }, statement: { id } },
        shares: { revenue: { value: '70.0000' }, assets: { value: '90.0000' }, profit: { value: '50.0000' } },
        // By the catalogue that counted for that year: the first one, in which real estate was no main business.
        segments: [{ belongs: '主业' }, { belongs: '非主业' }, { belongs: '非主业' }],
      },
    ])
    expect(averages).toMatchObject({
      revenue: { light: '黄', years: 1, reason: '仅 1 年有数' },
      assets: { light: '绿' },
      profit: { light: '红' },
    })
  })

  test('the mean is that of three years, and its light follows the parameters', async () => {
    for (const [back, share] of [
      [1, 60],
      [2, 15],
    ] as const) {
      const lines = [line('装备', 'C3511', String(share), '1', '1'), line('贸易', 'F5111', String(100 - share), '0', '-2')]
      const saved = await runCommand(saveSegments, await actorOf('ct-fill'), { year: year - back, version: null, lines })
      await runCommand(reportSegments, await actorOf('ct-fill'), saved)
    }
    const { averages, years } = await runQuery(mainBusinessRecord, await officer(), { id: orgId })
    expect(averages.revenue).toMatchObject({ value: '48.3333', years: 3, light: '红' })
    expect(years.at(-1)).toMatchObject({ statement: null, shares: { profit: { value: null, reason: '利润总额合计不为正，不计算占比' } } })
    await asSystem(
      '测试',
      (tx) =>
        tx.$executeRaw`insert into parameter (id, code, value, effective_from, created_at, created_by, note) values (gen_random_uuid(), 'core_share_red', '45', '2020-01-01', now(), gen_random_uuid(), '测试')`,
    )
    expect((await runQuery(mainBusinessRecord, await officer(), { id: orgId })).averages.revenue.light).toBe('黄')
    const { rows } = await runQuery(mainBusinessList, await officer(), { light: '黄' })
    expect(rows.map(({ id }) => id)).toEqual([orgId])
  })

  test('a correction is a further number; the reported one counts until it is reported', async () => {
    await runCommand(reviseSegments, await actorOf('ct-fill'), { year: year - 2, reason: '板块划分有误' })
    const form = await runQuery(segmentForm, await actorOf('ct-fill'), { year: year - 2 })
    expect(form).toMatchObject({ number: 2, status: 'draft', reason: '板块划分有误' })
    const lines = [line('装备', 'C3511', '90', '1', '1'), line('贸易', 'F5111', '10', '0', '1')]
    const saved = await runCommand(saveSegments, await actorOf('ct-fill'), { year: year - 2, version: form.version, lines })
    const before = await runQuery(mainBusinessRecord, await officer(), { id: orgId })
    expect(before.averages.revenue.value).toBe('48.3333')
    await runCommand(reportSegments, await actorOf('ct-fill'), saved)
    expect((await runQuery(mainBusinessRecord, await officer(), { id: orgId })).averages.revenue.value).toBe('73.3333')
  })

  test('the workbook comes back filled; a wrong cell is named by sheet, row and column, and nothing is kept', async () => {
    const now = new Date()
    const filled = async (change: (page: ExcelJS.Worksheet) => void) => {
      const { file } = await segmentTemplate(await actorOf('ct-fill'), { year: String(year - 3) }, now)
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(file)
      change(book.worksheets[0]!)
      const request = new Request('http://localhost/', { method: 'POST', body: await book.xlsx.writeBuffer() })
      return fillSegments(await actorOf('ct-fill'), { year: year - 3, version: null }, request)
    }
    const wrong = await filled((page) => {
      page.getRow(3).values = ['装备', 'C3511', '一百', 5, 5]
      page.getRow(4).values = ['海洋', 'Z1', 1, 2, 3]
    })
    expect(wrong).toMatchObject({
      saved: 0,
      errors: [
        { sheet: '分板块经营情况', row: 3, column: 'C', message: expect.stringContaining('营业收入') },
        { row: 4, column: 'B', message: expect.stringContaining('Z1') },
      ],
    })
    expect((await runQuery(segmentForm, await actorOf('ct-fill'), { year: year - 3 })).id).toBeNull()
    const right = await filled((page) => {
      page.getRow(3).values = ['装备', 'C3511', 100, 5, 5]
      page.getRow(4).values = ['总部及抵销', '', -3, 0, 0]
    })
    expect(right).toEqual({ saved: 2, errors: [] })
    expect((await runQuery(segmentForm, await actorOf('ct-fill'), { year: year - 3 })).lines).toMatchObject([
      { revenue: '100' },
      { industry: '' },
    ])
  })

  test('a year that is not over cannot be reported, and the other group sees nothing', async () => {
    const lines = [line('装备', 'C3511', '1', '1', '1')]
    const refused = await runCommand(saveSegments, await actorOf('ct-fill'), { year: year + 1, version: null, lines }).catch(
      (error) => error,
    )
    expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining('尚未结束') })
    expect(await outcome(runQuery(mainBusinessRecord, await actorOf('gx-fill'), { id: orgId }))).toBe('not_found')
  })
})

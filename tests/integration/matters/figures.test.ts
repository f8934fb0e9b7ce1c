import '@/lib/matters/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { cellsOf } from '@/lib/finance/statement/form'
import { annualForm } from '@/lib/finance/statement/forms'
import { amountsText } from '@/lib/finance/statement/read'
import type { FormValues } from '@/lib/forms/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { figureUses } from '@/lib/matters/figures/queries'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { actorOf, carryOn, fillDraft } from '../../support/clerks'
import { sampleAmounts } from '../../support/finance/sample'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let statement: string
beforeAll(async () => {
  close = await openSmallWorld()
  statement = await closedYear()
}, 60_000)
afterAll(() => close())

const lastYear = Number(shanghaiDate(new Date()).slice(0, 4)) - 1
const profitCell = 'IS.total_profit@ytd'
const position = cellsOf(annualForm).get(profitCell)!.position
const profit = (amounts = sampleAmounts(annualForm)) => amounts[position - 1]!
const inWan = (cents: bigint) => String(Number(cents) / 1_000_000)

/** The 决算 of last year of enterprise A, accepted. The way of statements is tried elsewhere. */
async function closedYear(): Promise<string> {
  const { id } = await runCommand(beginStatement, await actorOf('ct-fill'), {
    form: 'annual',
    period: lastYear * 100 + 12,
    scope: 'consolidated',
  })
  await asSystem('测试报表', async (tx) => {
    await tx.$executeRaw`update statement_version set amounts = ${amountsText(sampleAmounts(annualForm))}::bigint[] where statement_id = ${id}::uuid`
    await tx.$executeRaw`update statement set accepted_version_id = version_id, status = 'concluded', accepted_at = now() where id = ${id}::uuid`
  })
  return id
}

/** A corrected version with another profit is accepted. */
async function correct(number: number, cents: bigint): Promise<void> {
  const id = newId()
  await asSystem('测试更正', async (tx) => {
    await tx.$executeRaw`
      insert into statement_version (id, statement_id, org_id, number, reason, form_id, unit, amounts, source, filled_by_name, filled_at)
      select ${id}::uuid, statement_id, org_id, ${number}::int, 'correction', form_id, unit, amounts, source, filled_by_name, now()
      from statement_version where statement_id = ${statement}::uuid and number = 1`
    await tx.$executeRaw`update statement_version set amounts[${position}::int] = ${cents}::bigint where id = ${id}::uuid`
    await tx.$executeRaw`update statement set version_id = ${id}::uuid, accepted_version_id = ${id}::uuid, accepted_at = now() where id = ${statement}::uuid`
    const { orgId } = await tx.statement.findUniqueOrThrow({ where: { id: statement } })
    await tx.outbox.create({
      data: { topic: 'finance.accepted', subjectKind: 'statement', subjectId: statement, orgId, data: {}, at: new Date() },
    })
  })
  while ((await relayOutbox(new Date())) > 0);
}

const begin = async (matter: string) => (await runCommand(createFiling, await actorOf('ct-fill'), { matter })).id
const record = async (id: string) => runQuery(filingRecord, await actorOf('ct-fill'), { id })
const save = async (id: string, change: FormValues) => {
  const { values, filing } = await record(id)
  return runCommand(saveDraft, await actorOf('ct-fill'), { id, version: filing.version, values: { ...values, ...change } })
}

/** The forms that ask for last year's profit, each in a field of its own. */
const askers = {
  'GZ-CW-01': 'profit_last',
  'GZ-CW-10': 'profit_last',
  'GZ-KH-01': 'profit_prev',
  'GZ-CW-02': 'profit',
  'GZ-KH-02': 'profit_actual',
}
const drafts = new Map<string, string>()

test('S093: the profit is reported once; five forms take it by themselves and name statement, version and cell', async () => {
  for (const [matter, field] of Object.entries(askers)) {
    const id = await begin(matter)
    drafts.set(matter, id)
    const { values, reused, origins } = await record(id)
    expect([matter, values[field]]).toEqual([matter, inWan(profit())])
    const source = `${lastYear}年度决算（合并）第 1 版 利润表“利润总额”本年累计`
    expect(reused).toContainEqual(
      expect.objectContaining({
        kind: 'figure',
        fromNumber: source,
        path: `/finance/statements/${statement}?sheet=IS&cell=IS.total_profit%40ytd`,
      }),
    )
    expect(Object.values(origins).map(({ label }) => label)).toContain(source)
  }
  const uses = await runQuery(figureUses, await actorOf('ct-fill'), {})
  const group = uses.groups.find(({ path }) => path.includes('total_profit'))!
  expect(group.uses.map(({ matterCode }) => matterCode).sort()).toEqual(Object.keys(askers).sort())
  expect(uses.entries).toBe(uses.groups.reduce((sum, one) => sum + one.uses.length, 0))
  expect(group.uses.map(({ version, corrected }) => [version, corrected])).toEqual(group.uses.map(() => [1, false]))
})

test('another year that is named has another source: without a statement of it the field is left to be typed', async () => {
  const id = await begin('GZ-CW-01')
  await save(id, { budget_year: String(lastYear - 3) })
  const { facts } = await record(id)
  expect(facts['base.final.last_total_profit']).toBeUndefined()
  await save(id, { budget_year: String(lastYear + 1) })
  expect((await record(id)).facts['base.final.last_total_profit']).toBe(inWan(profit()))
})

test('it may be typed over with a reason only, and is then no longer one that was taken', async () => {
  const id = drafts.get('GZ-KH-01')!
  await save(id, { profit_prev: '1' })
  const { issues } = await runQuery(precheck, await actorOf('ct-fill'), { id })
  expect(issues.map((one) => one.path)).toContain('profit_prev__reason')
  await save(id, { profit_prev__reason: '按工资总额口径剔除处置收益' })
  expect((await record(id)).reused.filter(({ kind }) => kind === 'figure')).toEqual([])
})

test('a corrected version shows in open drafts and is told; what was typed with a reason and what was handed in stay', async () => {
  const handedIn = drafts.get('GZ-CW-10')!
  await fillDraft(handedIn, await actorOf('ct-fill'), { amount: '1', budget: '100000' })
  await carryOn(handedIn, 'accept')
  const corrected = profit() + 123_000_000n
  await correct(2, corrected)
  expect((await record(drafts.get('GZ-CW-01')!)).values.profit_last).toBe(inWan(corrected))
  expect((await record(drafts.get('GZ-KH-01')!)).values.profit_prev).toBe('1')
  const kept = await record(handedIn)
  expect([kept.values.profit_last, kept.facts['base.final.last_total_profit']]).toEqual([inWan(profit()), inWan(profit())])
  expect(kept.origins['base.final.last_total_profit']?.label).toContain('第 1 版')
  const told = await asSystem('测试', (tx) => tx.notice.findMany({ where: { title: { startsWith: '带出的数据已更正' } } }))
  expect(told.map(({ href }) => href)).toContain(`/ent/filings/${drafts.get('GZ-CW-01')}/edit`)
  expect(told.map(({ href }) => href)).not.toContain(`/ent/filings/${handedIn}/edit`)
  const group = (await runQuery(figureUses, await actorOf('ct-fill'), {})).groups.find(({ path }) => path.includes('total_profit'))!
  expect(group.uses.every((use) => use.corrected)).toBe(true)
})

test('a draft that was never opened again is handed in with the corrected figure', async () => {
  const id = await begin('GZ-CW-10')
  await fillDraft(id, await actorOf('ct-fill'), { amount: '1', budget: '100000' })
  const again = profit() + 456_000_000n
  await correct(3, again)
  await carryOn(id, 'accept')
  const filing = await asSystem('测试', (tx) => tx.filing.findUniqueOrThrow({ where: { id } }))
  expect((filing.values as FormValues).profit_last).toBe(inWan(again))
  expect((await record(id)).origins['base.final.last_total_profit']?.label).toContain('第 3 版')
})

test('nothing of it reaches another enterprise', async () => {
  const rival = await actorOf('gx-fill')
  expect(await runQuery(figureUses, rival, {})).toMatchObject({ entries: 0, groups: [] })
  const { id } = await runCommand(createFiling, rival, { matter: 'GZ-CW-10' })
  expect((await runQuery(filingRecord, rival, { id })).values.profit_last).toBeNull()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeAll } from '@/lib/finance/checks/judge-statement'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { importExternalFigures } from '@/lib/finance/external/import'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { openStatement } from '@/lib/finance/statement/read'
import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let filler: Actor
beforeAll(async () => {
  close = await openSmallWorld()
  filler = await actorOf('ct-fill')
})
afterAll(() => close())

type Wish = { number: string; on: string; values: Record<string, string>; status?: string; orgId?: string }

/** A filing of a matter as it stands once it was decided (or as its status says). */
async function decided(matterCode: string, { number, on, values, status = 'concluded', orgId = filler.orgId }: Wish): Promise<string> {
  const at = new Date(`${on}T10:00:00+08:00`)
  return asSystem('测试', async (tx) => {
    const definition = await tx.definition.findFirstOrThrow({ where: { kind: 'matter', code: matterCode } })
    const id = newId()
    await tx.filing.create({
      data: {
        ...{ id, number, definitionId: definition.id, matterCode, matterName: matterCode, kind: '核准', title: number, orgId },
        ...{ orgName: filler.orgName, line: 'CWJD', adcode: '370200', values, status, stepName: '办结', promiseDays: 20 },
        ...{ createdAt: at, createdBy: filler.userId, updatedAt: at, updatedBy: filler.userId, updatedByName: filler.name },
        ...{ arrivedAt: at, concludedAt: status === 'concluded' ? at : null },
      },
    })
    return id
  })
}

async function begun(period: number, cells: Record<string, string>, scope = 'consolidated'): Promise<string> {
  const { id } = await runCommand(beginStatement, filler, { form: 'flash', period, scope })
  const { shown } = await runQuery(statementRecord, filler, { id })
  await runCommand(saveStatement, filler, { id, version: shown.version, cells, unit: '元' })
  return id
}
const said = async (id: string, code: string) => (await runQuery(statementRecord, filler, { id })).results.find((one) => one.code === code)!
const take = async (kind: string, lines: string) =>
  runCommand(importExternalFigures, await actorOf('cwjd-officer'), { kind, source: '考核系统导出', asOf: '2026-06-30', lines })

test('approved wages are those of a decided filing: of the year, the settlement before the budget, the newest first', async () => {
  const id = await begun(202605, { 'SUP.payroll_total@cur': '5000000' })
  const budget = (number: string, on: string, total: string, more: Partial<Wish> = {}) =>
    decided('GZ-KH-01', { number, on, values: { wage_year: '2026', total }, ...more })
  await budget('测〔2026〕1', '2026-02-01', '900', { status: 'running' })
  await budget('测〔2026〕2', '2026-02-02', '900', { orgId: (await actorOf('gx-fill')).orgId })
  await decided('GZ-KH-01', { number: '测〔2025〕9', on: '2026-01-05', values: { wage_year: '2025', total: '900' } })
  expect(await said(id, 'AF72')).toMatchObject({ verdict: 'unjudged', missing: '核定工资总额未接入：没有导入这家企业这一期的数' })
  const first = await budget('测〔2026〕3', '2026-02-03', '480.5')
  expect(await said(id, 'AF72')).toMatchObject({
    ...{ verdict: 'failed', right: '4805000', difference: '195000' },
    told: [{ note: '没有导入核定工资总额，取自已办结的办件', filings: [{ id: first, number: '测〔2026〕3' }] }],
  })
  const second = await budget('测〔2026〕4', '2026-04-01', '520')
  expect(await said(id, 'AF72')).toMatchObject({ verdict: 'passed', right: '5200000', told: [{ filings: [{ id: second }] }] })
  // A decision that was revoked counts no more.
  await asSystem('测试', (tx) =>
    tx.paper.create({
      data: {
        ...{ id: newId(), filingId: second, orgId: filler.orgId, line: 'CWJD', number: '测批〔2026〕4', kind: '核准文件', title: '核准' },
        ...{ body: {}, verifyCode: 'TESTTEST0001', issuedAt: new Date(), issuedBy: filler.userId, revokedAt: new Date() },
      },
    }),
  )
  expect(await said(id, 'AF72')).toMatchObject({ verdict: 'failed', told: [{ filings: [{ id: first }] }] })
  const settled = await decided('GZ-KH-02', { number: '测〔2026〕5', on: '2026-03-01', values: { wage_year: '2026', settled: '510' } })
  expect(await said(id, 'AF72')).toMatchObject({ verdict: 'passed', right: '5100000', told: [{ filings: [{ id: settled }] }] })
  // Many at once are judged the same; of the parent alone no filing speaks.
  const quick = await asActor(filler, async (tx) => {
    const open = await openStatement(tx, id)
    const amounts = open.shown.amounts.with(cellsOf(flashForm).get('SUP.payroll_total@cur')!.position - 1, 600_000_000n)
    return (await judgeAll(tx, [{ ...open, form: flashForm, amounts, unit: '元' }]))[0]!
  })
  expect(quick.results.find(({ code }) => code === 'AF72')).toMatchObject({ right: '5100000', told: [{ filings: [{ id: settled }] }] })
  const own = await begun(202605, { 'SUP.payroll_total@cur': '5000000' }, 'parent')
  expect(await said(own, 'AF72')).toMatchObject({ verdict: 'unjudged', missing: expect.stringContaining('不与本部口径核对') })
  // What was imported comes first, and a contradiction is told.
  const { code } = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: filler.orgId } }))
  await take('payroll_approved', `${code}，202612，4900000`)
  const both = await said(id, 'AF72')
  expect(both).toMatchObject({ verdict: 'failed', right: '4900000', told: [{ filings: [{ id: settled }] }] })
  expect(both.told![0]!.note).toBe('导入的核定工资总额 4,900,000.00 元，办件核定 5,100,000.00 元，两者不一致，按导入的核对')
  await take('payroll_approved', `${code}，202612，5100000.00`)
  expect((await said(id, 'AF72')).told).toBeUndefined()
})

test('profits handed over are those of declarations due by then; a distribution without a day is held against the year', async () => {
  const cells = { 'SUP.state_dividend@cur': '300000' }
  const [may, december] = [await begun(202505, cells), await begun(202512, cells)]
  const shared = await decided('GZ-CW-03', { number: '测〔2025〕1', on: '2025-04-01', values: { state_share: '30' } })
  expect(await said(may, 'AF73')).toMatchObject({
    ...{ verdict: 'unjudged', missing: '国有资本收益缴库数未接入，批准的利润分配方案没有写缴款期限，年末核对' },
    told: [{ filings: [{ id: shared }] }],
  })
  expect(await said(december, 'AF73')).toMatchObject({ verdict: 'passed', right: '300000', told: [{ filings: [{ id: shared }] }] })
  const declared = (number: string, due: string, payable: string) =>
    decided('GZ-CW-04', { number, on: '2025-04-10', values: { income_year: '2024', due_date: due, payable, paid: '0' } })
  const first = await declared('测〔2025〕2', '2025-05-31', '20.5')
  expect(await said(may, 'AF73')).toMatchObject({ verdict: 'failed', right: '205000', told: [{ filings: [{ id: first }] }] })
  const second = await declared('测〔2025〕3', '2025-06-30', '9.5')
  expect(await said(may, 'AF73')).toMatchObject({
    ...{ verdict: 'unjudged', missing: '国有资本收益缴库数未接入，核准的国有资本收益缴款期限为 2025-06-30，本期末未到，不核对' },
  })
  const year = await said(december, 'AF73')
  expect(year).toMatchObject({ verdict: 'passed', right: '300000' })
  expect(new Set(year.told![0]!.filings.map(({ id }) => id))).toEqual(new Set([first, second]))
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let orgId: string
beforeAll(async () => {
  close = await openSmallWorld()
  orgId = (await actorOf('ct-fill')).orgId
})
afterAll(() => close())

const wan = 1_000_000n
const codes = ['AF68', 'AF69', 'AF70'] as const

/** A typed statement of the month, in 万元, and what the three formulas say of it. */
async function checked(period: number, scope: 'parent' | 'consolidated', cells: Record<string, string>) {
  const { id } = await runCommand(beginStatement, await actorOf('ct-fill'), { form: 'flash', period, scope })
  const { shown } = await runQuery(statementRecord, await actorOf('ct-fill'), { id })
  await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells })
  const own = (await runQuery(statementRecord, await actorOf('ct-fill'), { id })).results
  return Object.fromEntries(codes.map((code) => [code, own.find((result) => result.code === code)!]))
}

const balance = { cash: 'BS.cash@end', debt: 'SUP.interest_debt@cur', guarantee: 'SUP.guarantee_total@cur' }
const typed = (cash: string, debt: string, guarantee: string) => ({
  [balance.cash]: cash,
  [balance.debt]: debt,
  [balance.guarantee]: guarantee,
})

async function writeLedgers(of: string) {
  await asSystem('测试', async (tx) => {
    const account = (number: string, more: object = {}) => ({
      ...{ id: newId(), orgId: of, bank: '示例银行', numberToken: `${of}:${number}`, numberMasked: '6222****', kind: '一般' },
      ...{ openedOn: '2020-01-01', status: '正常', linked: true, custodian: '测试', ...more },
    })
    const accounts = [account('1'), account('2'), account('3', { status: '销户', closedOn: '2026-03-10' })]
    await tx.treasuryAccount.createMany({ data: accounts })
    const day = (accountId: string, onDate: string, amount: bigint) => ({
      ...{ accountId, onDate, orgId: of, balance: amount, available: amount, frozen: 0n, byHand: false },
    })
    await tx.treasuryBalance.createMany({
      data: [
        ...['2026-03-31', '2026-04-30', '2026-05-31'].flatMap((on) => [
          day(accounts[0]!.id, on, 600n * wan),
          day(accounts[1]!.id, on, 400n * wan),
        ]),
        day(accounts[0]!.id, '2026-06-30', 600n * wan),
        day(accounts[2]!.id, '2026-02-28', 5n * wan),
      ],
    })
    const debtId = newId()
    await tx.treasuryDebt.create({
      data: {
        ...{
          id: debtId,
          orgId: of,
          contractNo: 'JK-1',
          creditor: '示例银行',
          kind: '固定资产贷款',
          principal: 900n * wan,
          rateKind: '固定',
        },
        ...{
          rate: 3.5,
          drawnOn: '2026-01-15',
          dueOn: '2027-01-15',
          security: '信用',
          purpose: '建设',
          balance: 500n * wan,
          overdue: false,
        },
      },
    })
    const term = (number: number, dueOn: string, status: string) => ({
      ...{ debtId, term: number, orgId: of, dueOn, principal: 400n * wan, interest: 0n, status, source: '自有资金', secured: true },
    })
    await tx.treasuryRepayment.createMany({ data: [term(1, '2026-05-20', '已还'), term(2, '2026-11-20', '未到期')] })
    await tx.treasuryGuarantee.create({
      data: {
        ...{ id: newId(), orgId: of, contractNo: 'DB-1', obligor: '示例公司', amount: 300n * wan, balance: 200n * wan, outside: true },
        ...{ fromOn: '2026-02-01', toOn: '2028-02-01', way: '连带责任保证', beyond: 0n, counter: true },
      },
    })
  })
}

test('without a ledger nothing is passed: it says that the treasury is not connected', async () => {
  const before = await checked(202604, 'parent', typed('1000', '900', '200'))
  for (const code of codes) expect(before[code]).toMatchObject({ verdict: 'unjudged', difference: null, missing: '司库台账未接入' })
})

test('equal to the ledgers of the end of the month: what was repaid later still counts, an account that was closed does not', async () => {
  await writeLedgers(orgId)
  const march = await checked(202603, 'parent', typed('1000', '900', '200'))
  expect(march.AF68).toMatchObject({ verdict: 'passed', right: '10000000', difference: '0' })
  expect(march.AF69).toMatchObject({ verdict: 'passed', right: '9000000' })
  // The ledger of guarantees knows the balance of today only.
  expect(march.AF70).toMatchObject({ verdict: 'unjudged', missing: '担保台账只有当前余额，不能推回这一期末' })
  const may = await checked(202605, 'parent', typed('1000', '500', '200'))
  expect(codes.map((code) => may[code]!.verdict)).toEqual(['passed', 'passed', 'passed'])
})

test('off by less than the tolerance passes, by more fails with the difference; an empty cell is not judged', async () => {
  const near = await checked(202602, 'parent', typed('5.04', '902', '200'))
  expect(near.AF68).toMatchObject({ verdict: 'unjudged', missing: '司库有 2 个在用账户当月没有余额' })
  expect(near.AF69).toMatchObject({ verdict: 'passed', difference: '20000' })
  const open = await asSystem('测试', (tx) => tx.statement.findFirstOrThrow({ where: { orgId, period: 202605, scope: 'parent' } }))
  const again = async (cells: Record<string, string>) => {
    const { shown } = await runQuery(statementRecord, await actorOf('ct-fill'), { id: open.id })
    const { results } = await runCommand(saveStatement, await actorOf('ct-fill'), { id: open.id, version: shown.version, cells })
    return Object.fromEntries(results.map((result) => [result.code, result]))
  }
  const within = await again(typed('1010', '502.5', '200.2'))
  expect(codes.map((code) => within[code]!.verdict)).toEqual(['passed', 'passed', 'passed'])
  const beyond = await again(typed('1010.2', '502.6', '200.3'))
  expect(codes.map((code) => beyond[code])).toMatchObject([
    { verdict: 'failed', level: 'warning', difference: '102000', unit: '元' },
    { verdict: 'failed', difference: '26000' },
    { verdict: 'failed', difference: '3000' },
  ])
  const empty = await again({ [balance.cash]: '' })
  expect(empty.AF68).toMatchObject({ verdict: 'unjudged', right: '10000000' })
})

test('an account without a balance in the month leaves the cash unjudged', async () => {
  const june = await checked(202606, 'parent', typed('600', '500', '200'))
  expect(june.AF68).toMatchObject({ verdict: 'unjudged', missing: '司库有 1 个在用账户当月没有余额' })
  expect([june.AF69?.verdict, june.AF70?.verdict]).toEqual(['passed', 'passed'])
})

test('a consolidated statement wants the ledgers of all it consolidates and adds them up', async () => {
  const alone = await checked(202605, 'consolidated', typed('4000', '2000', '800'))
  expect(alone.AF68).toMatchObject({ verdict: 'unjudged', missing: expect.stringContaining('司库台账在期末无数据：') })
  const below = await asSystem(
    '测试',
    (tx) =>
      tx.$queryRaw<{ id: string }[]>`
      select o.id::text from org_closure x join org o on o.id = x.org_id
      where x.ancestor_id = ${orgId}::uuid and x.depth > 0 and x.to_date is null and o.consolidated and not o.is_dormant`,
  )
  expect(below.length).toBeGreaterThan(0)
  for (const { id } of below) await writeLedgers(id)
  const open = await asSystem('测试', (tx) => tx.statement.findFirstOrThrow({ where: { orgId, period: 202605, scope: 'consolidated' } }))
  const { results } = await runQuery(statementRecord, await actorOf('ct-fill'), { id: open.id })
  const sum = String((below.length + 1) * 10_000_000)
  expect(results.find(({ code }) => code === 'AF68')).toMatchObject({ right: sum })
})

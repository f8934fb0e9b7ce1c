import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { pagesFor } from '@/lib/dashboards/pages'
import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { personalMark } from '@/lib/platform/personal/marks'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { confirmMatch, rematchPayments, undoMatch } from '@/lib/procurement/commands/matching'
import { exportMatching } from '@/lib/procurement/export-matching'
import { matchPayments } from '@/lib/procurement/matching/auto'
import { matchList } from '@/lib/procurement/queries/matching'
import { paymentRecord } from '@/lib/procurement/queries/payment-record'
import { bankAccountList } from '@/lib/treasury/queries/accounts'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
let orgId: string
const now = new Date('2026-06-01T02:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl)
  await seedOrganisation(database.ownerUrl, { small: true })
  connectDatabase(database.appUrl)
  orgId = (await actorOf('ct-fin')).orgId
})
afterAll(() => closeDatabase().then(database.drop))
beforeEach(() =>
  withClient(database.ownerUrl, (client) => client.query('truncate payment, contract, party, treasury_payment, payment_match')),
)

const at = (day: string) => new Date(`${day}T02:00:00Z`)

/** A contract with a payment; gives the payment. */
const pays = (code: string, supplier: string, amount: bigint | null, day: string | null) =>
  asSystem('测试', async (tx) => {
    const [contractId, paymentId, partyId] = [newId(), newId(), newId()]
    await tx.$executeRaw`insert into party (party_id, name, uscc, roles) values (${partyId}::uuid, ${supplier}, ${partyId}, array['supplier'])`
    await tx.contract.create({ data: { contractId, orgId, code, title: `${code}的合同`, partyId } })
    await tx.payment.create({ data: { paymentId, contractId, orgId, amount, paidOn: day ? at(day) : null } })
    return paymentId
  })

/** An outgoing transaction; gives its id. */
const leaves = (amount: bigint, day: string, more: { payee?: string; contractNo?: string; purpose?: string } = {}) =>
  asSystem('测试', async (tx) => {
    const id = newId()
    const payee = personalMark('户名', more.payee ?? '无关公司')
    await tx.treasuryPayment.create({
      data: {
        ...{
          id,
          orgId,
          accountId: newId(),
          serial: id,
          at: at(day),
          direction: '付',
          amount,
          payeeToken: payee.token,
          payeeMasked: payee.masked,
        },
        ...{ summary: '支付', purpose: more.purpose ?? null, contractNo: more.contractNo ?? null, receivedAt: now, source: '报送' },
      },
    })
    return id
  })

const waysOf = (actor: Actor) => pagesFor(actor).map(({ href }) => href)
const run = () => asSystem('测试', (tx) => matchPayments(tx, { orgId, byName: '系统', now }))
const list = async (tab: 'open' | 'transactions' | 'matched' | 'undone') =>
  (await runQuery(matchList, await actorOf('ct-fin'), { tab })).rows

test('the same amount within ten days is matched by the number of the contract or by the payee, each once, and again changes nothing', async () => {
  const byNumber = await pays('HT-0001', '甲公司', 100n, '2026-03-10')
  const byPayee = await pays('HT-0002', '乙（青岛）公司', 200n, '2026-03-10')
  const byWords = await pays('HT-0003', '丙公司', 300n, '2026-03-10')
  const first = await leaves(100n, '2026-03-20', { contractNo: 'HT-0001' })
  const second = await leaves(200n, '2026-03-01', { payee: '乙(青岛)公司' })
  const third = await leaves(300n, '2026-03-10', { purpose: '合同HT-0003尾款' })
  expect(await run()).toBe(3)
  expect(await run()).toBe(0)
  const matched = await asSystem('测试', (tx) => tx.paymentMatch.findMany({ select: { paymentId: true, transactionId: true } }))
  const pair = (paymentId: string, transactionId: string) => ({ paymentId, transactionId })
  expect(matched).toHaveLength(3)
  expect(matched).toEqual(expect.arrayContaining([pair(byNumber, first), pair(byPayee, second), pair(byWords, third)]))
  expect((await list('matched')).find((row) => row.contractNo === 'HT-0001')?.basis).toBe('金额相同、合同编号相符，相差 10 天')
  expect(await list('open')).toEqual([])
})

test('a day too late, another payee or two that are alike are left open on either side with the reason', async () => {
  await pays('HT-LATE', '甲公司', 100n, '2026-03-10')
  await leaves(100n, '2026-03-21', { contractNo: 'HT-LATE' })
  await pays('HT-ELSE', '乙公司', 200n, '2026-03-10')
  await leaves(200n, '2026-03-10')
  await pays('HT-TWIN', '丙公司', 300n, '2026-03-10')
  await leaves(300n, '2026-03-10', { contractNo: 'HT-TWIN' })
  await leaves(300n, '2026-03-10', { contractNo: 'HT-TWIN' })
  await pays('HT-SUM', '丁公司', 400n, '2026-03-10')
  await leaves(401n, '2026-03-10', { contractNo: 'HT-SUM' })
  await pays('HT-BARE', '戊公司', null, null)
  await pays('HT-OLD', '己公司', 500n, '2026-01-01')
  await pays('HT-NONE', '庚公司', 600n, '2026-04-01')
  await leaves(700n, '2026-03-10', { contractNo: 'HT-NOBODY' })
  expect(await run()).toBe(0)
  const reasons = Object.fromEntries((await list('open')).map((row) => [row.contractNo, row.reason]))
  expect(reasons).toEqual({
    ...{ 'HT-LATE': 'other_day', 'HT-ELSE': 'other_party', 'HT-TWIN': 'ambiguous', 'HT-SUM': 'other_amount' },
    ...{ 'HT-BARE': 'incomplete', 'HT-OLD': 'before_ledger', 'HT-NONE': 'none' },
  })
  const others = (await list('transactions')).map((row) => `${row.contractNo} ${row.reason}`)
  expect(others.toSorted()).toEqual([
    ...['HT-LATE payment_open', 'HT-NOBODY no_contract', 'HT-SUM no_payment', 'HT-TWIN payment_open', 'HT-TWIN payment_open'],
  ])
  expect(await runCommand(exportMatching, await actorOf('cwjd-officer'), { tab: 'open' })).toHaveLength(7)
})

test('a person undoes a match with a reason and says which is right; neither is found again by itself nor belongs to two', async () => {
  const paymentId = await pays('HT-0001', '甲公司', 100n, '2026-03-10')
  await leaves(100n, '2026-03-10', { contractNo: 'HT-0001' })
  const right = await leaves(90n, '2026-03-12', { payee: '甲公司' })
  const clerk = await actorOf('ct-fin')
  expect(await runCommand(rematchPayments, clerk, {})).toEqual({ matched: 1 })
  const [match] = (await runQuery(paymentRecord, clerk, { id: paymentId })).matches
  await expect(runCommand(undoMatch, clerk, { id: match!.id, reason: '' })).rejects.toThrow('请写明理由')
  await runCommand(undoMatch, clerk, { id: match!.id, reason: '扣了质保金' })
  await expect(runCommand(undoMatch, clerk, { id: match!.id, reason: '扣了质保金' })).rejects.toThrow('已经撤销')
  expect(await run()).toBe(0)
  const pair = { paymentId, transactionId: right, reason: '扣除质保金后的实付' }
  await runCommand(confirmMatch, clerk, pair)
  await expect(runCommand(confirmMatch, clerk, pair)).rejects.toThrow('已有对应')
  const record = await runQuery(paymentRecord, await actorOf('cwjd-officer'), { id: paymentId })
  expect(record.choices[0]).toMatchObject({ id: right, free: false, basis: '金额不同、收款方相符，相差 2 天' })
  expect(record.matches.map(({ how, undoneReason }) => [how, undoneReason])).toEqual([
    ['人工', null],
    ['自动', '扣了质保金'],
  ])
  expect((await list('undone'))[0]?.undone).toBe(`${clerk.name}：扣了质保金`)
  const lines = await asSystem('测试', (tx) =>
    tx.auditLine.count({ where: { action: { in: ['confirmMatch', 'undoMatch'] }, outcome: 'done' } }),
  )
  expect(lines).toBe(2)
})

test('two transactions of one contract, payee and amount within ten days are a hint of a double payment; a later or another one is not', async () => {
  const same = { contractNo: 'HT-9', payee: '甲公司' }
  await leaves(500n, '2026-03-01', same)
  const second = await leaves(500n, '2026-03-08', same)
  await leaves(500n, '2026-04-08', same)
  await leaves(501n, '2026-03-02', same)
  await leaves(500n, '2026-03-02', { ...same, payee: '乙公司' })
  await leaves(500n, '2026-03-02', { ...same, contractNo: 'HT-8' })
  const list = await runQuery(matchList, await actorOf('ct-fin'), { tab: 'doubled' })
  expect(list.rows.map(({ id }) => id)).toEqual([second])
  expect(list).toMatchObject({ amount: '500', count: { value: 1 } })
  expect(list.rows[0]!.basis).toMatch(/^与 2026-03-01 流水 .+ 合同编号、收款方、金额相同，本笔没有对应的登记付款$/)
})

test('the supervision department, which is in charge of payments of contracts, sees the comparison and no more of the treasury', async () => {
  const payment = await pays('HT-0001', '甲公司', 100n, '2026-03-10')
  await leaves(100n, '2026-03-11', { contractNo: 'HT-0001' })
  const second = await leaves(100n, '2026-03-12', { contractNo: 'HT-0001' })
  const received = await leaves(500n, '2026-03-12')
  await asSystem('测试', (tx) => tx.treasuryPayment.update({ where: { id: received }, data: { direction: '收' } }))
  await run()
  for (const login of ['jdjc-chief', 'jdjc-officer']) {
    const actor = await actorOf(login)
    const seen = async (tab: 'matched' | 'doubled' | 'transactions') => (await runQuery(matchList, actor, { tab })).rows
    expect(await seen('matched')).toMatchObject([{ paymentId: payment, contractNo: 'HT-0001', amount: '100' }])
    expect(await seen('doubled')).toMatchObject([{ id: second }])
    expect(await runQuery(paymentRecord, actor, { id: payment })).toMatchObject({ contractNo: 'HT-0001', matches: [{}] })
    expect(await runCommand(exportMatching, actor, { tab: 'doubled' })).toHaveLength(1)
    expect(await asActor(actor, (tx) => tx.treasuryPayment.count({ where: { direction: '收' } }))).toBe(0)
    await expect(runQuery(bankAccountList, actor, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(runCommand(rematchPayments, actor, {})).rejects.toMatchObject({ code: 'forbidden' })
    expect(waysOf(actor)).toContain('/gov/procurement/payments')
    expect(waysOf(actor)).not.toContain('/gov/treasury/accounts')
  }
  // A department that is in charge of neither is not shown the way, and does not get in.
  const stranger = await actorOf('cqgl-officer')
  expect(waysOf(stranger)).not.toContain('/gov/procurement/payments')
  await expect(runQuery(matchList, stranger, { tab: 'matched' })).rejects.toMatchObject({ code: 'forbidden' })
})

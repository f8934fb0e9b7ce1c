import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { removeLedgerRow } from '@/lib/treasury/commands/remove-ledger-row'
import { ledgerRemovalsWorkbook } from '@/lib/treasury/ledgers/removal-workbook'
import { treasuryLedger } from '@/lib/treasury/queries/ledger-book'
import { ledgerRemovals } from '@/lib/treasury/queries/removals'
import '@/lib/treasury/events'
import { actorOf } from '../../support/clerks'
import { outcome } from '../../support/people'
import { account, type Book, balance, fill, now, number, openLedgers, orgs, term, whole } from './ledger-book'

openLedgers()
const reason = '合同号录入有误，已另行报送'
const remove = async (ledger: string, key: Record<string, string>, more: object = {}, who = 'ct-fin') =>
  runCommand(removeLedgerRow, await actorOf(who), { ledger, org: orgs.own.code, key, reason, ...more }, { now })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  )
const count = (table: string) =>
  asSystem('测试', async (tx) => Number((await tx.$queryRawUnsafe<{ n: bigint }[]>(`select count(*) as n from treasury_${table}`))[0]!.n))

/** The 快报 of a month of the own enterprise: accepted, or open again for a correction. */
async function flash(period: number, status: 'concluded' | 'filling'): Promise<void> {
  await asSystem('测试', async (tx) => {
    await tx.$executeRaw`delete from statement where org_id = ${orgs.own.id}::uuid and period = ${period}`
    const version = newId()
    await tx.$executeRaw`insert into statement (id, org_id, org_name, line, adcode, form_code, period, period_kind, scope, status, step_name, version_id, accepted_version_id, due_on)
      values (${newId()}::uuid, ${orgs.own.id}::uuid, ${orgs.own.name}, 'CWJD', '370200', 'flash', ${period}, 'month', 'consolidated', ${status}, '测试', ${version}::uuid, ${version}::uuid, '2026-06-08')`
  })
}

describe('a wrongly reported row', () => {
  test('leaves its ledger with what hangs on it, and stays in the record with its reason; the supervisors are told', async () => {
    await fill(whole())
    expect(await remove('debt', { contract_no: 'JK-2026-01' })).toMatchObject({ along: 2 })
    expect([await count('debt'), await count('repayment')]).toEqual([0, 0])
    const officer = await actorOf('cwjd-officer')
    expect((await runQuery(treasuryLedger, officer, { ledger: 'debts' }, now)).whole.n).toBe(0)
    const { rows } = await runQuery(ledgerRemovals, officer, {})
    expect(rows[0]).toMatchObject({
      ledger: '债务',
      name: `${orgs.own.shortName} JK-2026-01`,
      rows: 3,
      reason,
      orgName: orgs.own.shortName,
    })
    const kept = await asSystem('测试', (tx) => tx.treasuryRemoval.findFirstOrThrow({ orderBy: { at: 'desc' } }))
    expect(kept.rows).toMatchObject([
      { ledger: 'debt', row: { contract_no: 'JK-2026-01', balance: 4_000_000_000 } },
      { ledger: 'repayment' },
      { ledger: 'repayment' },
    ])
    const line = await asSystem('测试', (tx) =>
      tx.auditLine.findFirstOrThrow({ where: { action: 'removeLedgerRow' }, orderBy: { at: 'desc' } }),
    )
    expect(line.detail).toMatchObject({ removed: '债务', rows: 3, reason })
    while ((await relayOutbox(now, 500)) > 0);
    const notices = await asSystem('测试', (tx) =>
      tx.notice.findMany({ where: { userId: officer.userId, title: { contains: '撤销了一行错报' } } }),
    )
    expect(notices).toHaveLength(1)
    // It may be reported again, and then stands there anew.
    expect((await fill({ debt: whole().debt! })).sheets).toMatchObject([{ added: 1 }])
  })

  test('is named by its key: masked numbers, months, instalments, names', async () => {
    await fill(whole())
    await remove('balance', { number: '370************0123', on_date: '2026-05-31' })
    await remove('budget', { month: String(whole().budget![0]!.month) })
    await remove('repayment', { contract_no: 'JK-2026-01', term: '2' })
    await remove('related', { name: String(whole().related![0]!.name) })
    await remove('reserve', {})
    expect(await Promise.all(['balance', 'budget', 'repayment', 'related', 'reserve'].map(count))).toEqual([1, 0, 1, 0, 0])
  })

  test('an instalment taken back says anew whether its debt is overdue', async () => {
    await fill({
      ...whole(),
      repayment: [
        term({ due_on: '2026-03-05', status: '逾期', principal: '10000000', secured: null }),
        term({ term: '2', due_on: '2028-01-05', principal: '30000000' }),
      ],
    })
    const overdue = () => asSystem('测试', async (tx) => (await tx.treasuryDebt.findFirstOrThrow({})).overdue)
    expect(await overdue()).toBe(true)
    await remove('repayment', { contract_no: 'JK-2026-01', term: '1' })
    expect(await overdue()).toBe(false)
  })

  test('an account goes with its balances, but not once payments or restricted money stand on it', async () => {
    await fill({ account: [account()], balance: [balance(), balance({ on_date: '2026-04-30' })] })
    const { id } = await asSystem('测试', (tx) => tx.treasuryAccount.findFirstOrThrow({}))
    const serial = newId()
    await asSystem('测试', (tx) =>
      tx.treasuryPayment.create({
        data: {
          ...{
            id: serial,
            orgId: orgs.own.id,
            accountId: id,
            serial,
            at: now,
            direction: '付',
            amount: 100n,
            payeeToken: 'x',
            payeeMasked: 'x',
          },
          ...{ summary: '测试', receivedAt: now, source: '报送' },
        },
      }),
    )
    expect(await refusal(remove('account', { number }))).toMatch(/1 笔流水.*销户/)
    await asSystem('测试', (tx) => tx.treasuryPayment.deleteMany({ where: { id: serial } }))
    expect(await remove('account', { number })).toMatchObject({ along: 2 })
    expect([await count('account'), await count('balance')]).toEqual([0, 0])
    await fill(whole())
    expect(await refusal(remove('account', { number }))).toContain('受限资金')
    expect(await count('account')).toBe(2)
  })

  test('is not taken back from a month whose 快报 is accepted, until a correction is begun', async () => {
    await fill({ account: [account()], balance: [balance(), balance({ on_date: '2026-04-30' })] })
    await flash(202605, 'concluded')
    expect(await refusal(remove('balance', { number, on_date: '2026-05-31' }))).toMatch(/2026-05的快报已受理.*发起更正/)
    expect(await refusal(remove('account', { number }))).toContain('2026-05')
    expect([await count('account'), await count('balance')]).toEqual([1, 2])
    await remove('balance', { number, on_date: '2026-04-30' })
    await flash(202605, 'filling')
    await remove('balance', { number, on_date: '2026-05-31' })
    expect(await count('balance')).toBe(0)
  })

  test('is listed page by page, found by words and ledger, and goes out as a workbook', async () => {
    await fill(whole())
    await remove('guarantee', { contract_no: 'DB-1' })
    await remove('debt', { contract_no: 'JK-2026-01' }, { reason: '测试专用的更正原因' })
    const officer = await actorOf('cwjd-officer')
    const all = await runQuery(ledgerRemovals, officer, { size: 1 })
    expect([all.rows.length, all.pages]).toEqual([1, all.total])
    const second = await runQuery(ledgerRemovals, officer, { size: 1, page: 2 })
    expect(second.rows[0]!.id).not.toBe(all.rows[0]!.id)
    const found = await runQuery(ledgerRemovals, officer, { words: '测试专用', ledger: 'debt' })
    expect(found.rows.map(({ ledger, kind }) => [ledger, kind])).toEqual([['债务', '撤销']])
    expect((await runQuery(ledgerRemovals, officer, { words: '测试专用', ledger: 'bill' })).total).toBe(0)
    const { file, name } = await ledgerRemovalsWorkbook(officer, { q: '测试专用' }, now)
    expect(name).toContain('司库台账更正记录')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const page = book.worksheets[0]!
    expect([page.getRow(1).getCell(5).value, page.getRow(2).getCell(8).value]).toEqual(['更正的行', '测试专用的更正原因'])
    expect(page.rowCount).toBe(3)
  })

  test('says what is wrong, and keeps everything', async () => {
    await fill(whole())
    const before = await count('removal')
    expect(await refusal(remove('debt', { contract_no: 'JK-0000' }))).toContain(`${orgs.own.shortName}没有合同 JK-0000 的债务`)
    expect(await refusal(remove('guarantee', { contract_no: 'DB-9' }))).toContain('“担保”台账中没有这一行')
    expect(await refusal(remove('balance', { number }))).toContain('请填写日期')
    expect(await outcome(remove('guarantee', { contract_no: 'DB-1' }, { reason: '错' }))).toBe('invalid')
    expect(await refusal(remove('guarantee', { contract_no: 'DB-1' }, { org: orgs.foreign.code }))).toContain('您无权为它填报')
    expect(await outcome(remove('guarantee', { contract_no: 'DB-1' }, {}, 'cwjd-officer'))).toBe('forbidden')
    expect(await refusal(remove('guarantee', { contract_no: 'DB-1' }, {}, 'gx-fin'))).toContain('您无权为它填报')
    expect([await count('guarantee'), await count('debt'), await count('removal')]).toEqual([2, 1, before])
  })
})

describe('an amount of a month whose 快报 is accepted', () => {
  const ledgers = () => ({ account: [account()], balance: [balance(), balance({ on_date: '2026-05-20' })] })
  const wrong = async (book: Book) => (await fill(book)).errors.map(({ sheet, message }) => `${sheet} ${message}`).join('；')
  const balanceOn = (day: string) =>
    asSystem('测试', async (tx) => (await tx.treasuryBalance.findFirst({ where: { onDate: day } }))?.balance.toString() ?? null)

  test('is not changed and not overtaken by a later day, until a correction is begun; what was empty may be filled', async () => {
    await fill(ledgers())
    const before = await balanceOn('2026-05-31')
    await flash(202605, 'concluded')
    expect(await wrong({ balance: [balance({ balance: '99.00', frozen: '0' })] })).toMatch(/^余额 2026-05 的快报已受理.*发起更正/)
    expect(await balanceOn('2026-05-31')).toBe(before)
    // The same again, another month, and an earlier day of the month change nothing that was accepted.
    await fill({ balance: [balance(), balance({ on_date: '2026-04-30' }), balance({ on_date: '2026-05-10' })] })
    await remove('balance', { number, on_date: '2026-04-30' })
    await flash(202604, 'concluded')
    // The first balance of an account in a month is a late report.
    await fill({ balance: [balance({ on_date: '2026-04-29' })] })
    expect(await wrong({ balance: [balance({ on_date: '2026-04-30' })] })).toContain('2026-04 的快报已受理')
  })

  test('is changed while the 快报 is corrected, and what it was stays in the record', async () => {
    await fill(ledgers())
    const before = await balanceOn('2026-05-31')
    await flash(202605, 'filling')
    await fill({ balance: [balance({ balance: '99.00', frozen: '0' })] })
    expect(await balanceOn('2026-05-31')).toBe('9900')
    const { rows } = await runQuery(ledgerRemovals, await actorOf('cwjd-officer'), { ledger: 'balance' })
    expect(rows.find(({ kind }) => kind === '修改')).toMatchObject({
      kind: '修改',
      change: expect.stringContaining('→ 99.00 元'),
      reason: expect.stringContaining('快报更正'),
    })
    const kept = await asSystem('测试', (tx) =>
      tx.treasuryRemoval.findFirstOrThrow({ where: { kind: 'changed' }, orderBy: { at: 'desc' } }),
    )
    expect(String((kept.rows as { row: { balance: unknown } }[])[0]!.row.balance)).toBe(before)
  })
})

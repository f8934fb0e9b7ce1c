import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { reportPayments } from '@/lib/treasury/commands/report-payments'
import { fillLedgers, ledgerBook } from '@/lib/treasury/ledgers/workbook'
import { bankAccountList, bankAccountRecord } from '@/lib/treasury/queries/accounts'
import { debtLadder } from '@/lib/treasury/queries/debts'
import { guaranteeBook } from '@/lib/treasury/queries/guarantees'
import { treasuryHome } from '@/lib/treasury/queries/home'
import { actorOf } from '../../support/clerks'
import { account, debt, fill, now, number, openLedgers, orgs, request, term, whole } from './ledger-book'

openLedgers()
const officer = () => actorOf('cwjd-officer')
const counts = (sheets: readonly { sheet: string; added: number; changed: number; same: number }[]) =>
  Object.fromEntries(sheets.map(({ sheet, added, changed, same }) => [sheet, [added, changed, same]]))

describe('a workbook of the ledgers', () => {
  test('S047: the empty template, filled and taken in, is what accounts, debts, guarantees and the home show', async () => {
    const { file } = await ledgerBook(await actorOf('ct-fin'), {}, now)
    const template = new ExcelJS.Workbook()
    await template.xlsx.load(file)
    expect(template.worksheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['账户', '余额', '债务', '还本付息计划', '授信', '担保', '票据']),
    )
    expect(template.getWorksheet('余额')!.getRow(3).values).toEqual(expect.arrayContaining(['账号*', '余额*(元)', '其中：冻结(元)']))
    const sheet = template.getWorksheet('账户')!
    const keys = (sheet.getRow(1).values as string[]).map((key) => String(key ?? '').split('.')[1])
    for (const [key, value] of Object.entries(account()))
      sheet.getCell(4, keys.indexOf(key)).value = typeof value === 'boolean' ? (value ? '是' : '否') : (value as string)
    const typed = await fillLedgers(await actorOf('ct-fin'), request((await template.xlsx.writeBuffer()) as ArrayBuffer), now)
    expect(typed).toMatchObject({ errors: [], sheets: [{ sheet: '账户', added: 1, changed: 0, same: 0 }] })
    const done = await fill(whole())
    expect(done.errors).toEqual([])
    expect(counts(done.sheets)).toEqual({
      ...{ 账户: [1, 0, 1], 余额: [2, 0, 0], 债务: [1, 0, 0], 还本付息计划: [2, 0, 0], 授信: [1, 0, 0], 担保: [2, 0, 0], 票据: [1, 0, 0] },
      ...{
        受限资金: [1, 0, 0],
        清欠应付: [1, 0, 0],
        金融衍生: [1, 0, 0],
        关联方: [1, 0, 0],
        资金集中: [1, 0, 0],
        资金预算: [1, 0, 0],
        最低备付: [1, 0, 0],
      },
    })
    const { rows } = await runQuery(bankAccountList, await officer(), {})
    expect(rows.map(({ orgName, balance: money, available, onDate }) => [orgName, money, available, onDate])).toEqual(
      expect.arrayContaining([
        [orgs.own.shortName, '1234567891', '1234467891', '2026-05-31'],
        [orgs.own.shortName, '50000', '50000', '2026-05-31'],
      ]),
    )
    const record = await runQuery(bankAccountRecord, await officer(), { id: rows.find((row) => row.kind === '基本')!.id })
    expect(record).toMatchObject({ number: '370************0123', alertBelow: '10000000', balances: [{ frozen: '100000', byHand: true }] })
    const ladder = await runQuery(debtLadder, await officer(), {}, now)
    expect(ladder.rungs.find(({ month }) => month === '2026-08')).toMatchObject({ total: '1034500050', unsecured: '0' })
    const book = await runQuery(guaranteeBook, await officer(), {}, now)
    expect(
      book.rows.map(({ contractNo, obligor, obligorId, outside, beyond }) => ({ contractNo, obligor, obligorId, outside, beyond })),
    ).toEqual([
      { contractNo: 'DB-1', obligor: '示例外部实业有限公司', obligorId: null, outside: true, beyond: '100000000' },
      {
        contractNo: 'DB-2',
        obligor: (await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgs.below.id } }))).name,
        obligorId: orgs.below.id,
        outside: false,
        beyond: '0',
      },
    ])
    expect(await runQuery(treasuryHome, await officer(), {}, now)).toMatchObject({
      ...{
        accounts: 2,
        linked: 1,
        balance: '1234617891',
        debt: '4000000000',
        dueYear: '1034500050',
        guarantees: 2,
        guarantee: '1100000000',
      },
      ...{ outside: '600000000', credit: '10000000000', creditUsed: '4000000000', target: '1000000000', actual: '900000000' },
      ...{ restricted: '50000000', small: '8000000' },
    })
  })

  test('the same again changes nothing; what differs is brought up to date and told, what is not named stays', async () => {
    await fill(whole())
    const lines = await asSystem('测试', (tx) => tx.auditLine.count({ where: { action: 'takeLedgers' } }))
    const again = await fill(whole())
    expect(again.sheets.every(({ added, changed }) => added === 0 && changed === 0)).toBe(true)
    expect(again.lines).toEqual([])
    const next = await fill({
      account: [account({ bank: '青岛银行崂山支行' })],
      debt: [debt({ balance: '30000000.00', rate: '3.4500' })],
      repayment: [term({ status: '已还' })],
    })
    expect(counts(next.sheets)).toEqual({ 账户: [0, 1, 0], 债务: [0, 1, 0], 还本付息计划: [0, 1, 0] })
    expect(next.lines).toEqual([
      `账户 ${orgs.own.shortName} 370************0123：开户银行 青岛银行市南支行 → 青岛银行崂山支行`,
      `债务 ${orgs.own.shortName} JK-2026-01：余额 40,000,000.00 元 → 30,000,000.00 元`,
      `还本付息计划 ${orgs.own.shortName} JK-2026-01 第 1 期：状态 未到期 → 已还`,
    ])
    const kept = await asSystem('测试', async (tx) => ({
      ...{ accounts: await tx.treasuryAccount.count(), bills: await tx.treasuryBill.count(), terms: await tx.treasuryRepayment.count() },
      audit: await tx.auditLine.findMany({ where: { action: 'takeLedgers' }, orderBy: { at: 'asc' } }),
    }))
    expect(kept).toMatchObject({ accounts: 2, bills: 1, terms: 2 })
    expect(kept.audit).toHaveLength(lines + 2)
    expect(kept.audit.find(({ detail }) => JSON.stringify(detail).includes('崂山'))).toMatchObject({
      orgId: orgs.own.id,
      detail: { changes: next.lines },
    })
  })

  test('what is taken out filled is taken in again without a change, account numbers masked', async () => {
    await fill(whole())
    const { file } = await ledgerBook(await actorOf('ct-fin'), { with: 'all' }, now)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    expect(JSON.stringify(book.getWorksheet('账户')!.getSheetValues())).not.toContain(number)
    const again = await fillLedgers(await actorOf('ct-fin'), request(file), now)
    expect(again.errors).toEqual([])
    expect(again.lines).toEqual([])
    expect(counts(again.sheets)).toMatchObject({
      账户: [0, 0, 2],
      余额: [0, 0, 2],
      债务: [0, 0, 1],
      还本付息计划: [0, 0, 2],
      担保: [0, 0, 2],
    })
  })

  test('a bill that was not paid is overdue, and a payment to a related party that was declared is looked at', async () => {
    await fill({ ...whole(), bill: [{ ...whole().bill![0]!, due_on: '2026-06-30' }] })
    const later = new Date('2026-07-01T04:00:00Z')
    const bill = await fill({ bill: [{ ...whole().bill![0]!, due_on: '2026-06-30', status: '逾期' }] }, 'ct-fin', later)
    expect(bill.lines).toEqual([`票据 ${orgs.own.shortName} 110537000001020260105000012345：状态 未到期 → 逾期`])
    expect(await asSystem('测试', (tx) => tx.treasuryBill.findFirstOrThrow())).toMatchObject({ status: '逾期', overdue: true })
    const paid = {
      account: number,
      serial: 'LS-1',
      at: '2026-06-04T10:00:00+08:00',
      direction: '付',
      amount: '1000',
      payee: '示例关联贸易有限公司',
      summary: '货款',
    }
    expect(await runCommand(reportPayments, await actorOf('ct-fin'), { payments: [paid] }, { now })).toMatchObject({ added: 1, alerts: 1 })
    await asSystem('清空', async (tx) => {
      await tx.treasuryAlert.deleteMany()
      await tx.treasuryPayment.deleteMany()
    })
  })

  test('a missed instalment makes its debt overdue, and paying it mends that', async () => {
    await fill(whole())
    const overdue = () =>
      asSystem('测试', async (tx) => (await tx.treasuryDebt.findFirstOrThrow({ where: { contractNo: 'JK-2026-01' } })).overdue)
    const later = new Date('2026-09-01T04:00:00Z')
    expect((await fill({ repayment: [term()] }, 'ct-fin', later)).errors).toMatchObject([
      { sheet: '还本付息计划', row: 4, message: '2026-08-05 已过，状态应为“已还”或“逾期”' },
    ])
    expect((await fill({ repayment: [term({ status: '逾期' })] }, 'ct-fin', later)).errors).toEqual([])
    expect(await overdue()).toBe(true)
    await fill({ debt: [debt({ balance: '30000000' })], repayment: [term({ status: '已还' })] }, 'ct-fin', later)
    expect(await overdue()).toBe(false)
  })
})

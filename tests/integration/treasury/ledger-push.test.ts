import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { FormRow } from '@/lib/forms/schema'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { pushLedgers } from '@/lib/treasury/commands/push-ledgers'
import { treasuryLedgerWorkbook } from '@/lib/treasury/ledgers/book-workbook'
import { treasuryLedger } from '@/lib/treasury/queries/ledger-book'
import { actorOf } from '../../support/clerks'
import { outcome } from '../../support/people'
import { account, debt, fill, now, openLedgers, orgs, whole } from './ledger-book'

openLedgers()
const push = async (ledgers: object, key?: string) =>
  runCommand(pushLedgers, await actorOf('ct-fin'), { ledgers }, { now, ...(key ? { key } : {}) })
const counts = () =>
  asSystem('测试', async (tx) => ({
    accounts: await tx.treasuryAccount.count(),
    debts: await tx.treasuryDebt.count(),
    terms: await tx.treasuryRepayment.count(),
  }))

describe('ledgers sent by a program', () => {
  test('come to the same as the workbook, and the same again changes nothing', async () => {
    const { outcomes } = await push(whole())
    expect(outcomes).toMatchObject([{ org: orgs.own.code, state: 'taken', faults: [] }])
    expect(outcomes[0]!.sheets.find(({ ledger }) => ledger === 'repayment')).toEqual({ ledger: 'repayment', added: 2, changed: 0, same: 0 })
    expect((await fill(whole())).sheets.every(({ added, changed }) => added + changed === 0)).toBe(true)
    expect((await push(whole())).outcomes).toMatchObject([{ state: 'unchanged' }])
    const changed = await push({
      debt: [debt({ balance: '30000000', rate: '3.4500' })],
      repayment: [{ ...whole().repayment![0]!, status: '已还' }],
    })
    expect(changed.outcomes[0]!.changes[0]).toBe(`债务 ${orgs.own.shortName} JK-2026-01：余额 40,000,000.00 元 → 30,000,000.00 元`)
    const lines = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { action: 'pushLedgers' }, orderBy: { at: 'asc' } }))
    expect(lines.at(-1)).toMatchObject({ orgId: orgs.own.id, detail: { source: 'interface' } })
  })

  test('are all or none of each enterprise, with the row and the column that is wrong', async () => {
    const below = (more: FormRow): FormRow => debt({ org: orgs.below.code, contract_no: 'XJ-1', ...more })
    const { outcomes } = await push({
      account: [account({ org: orgs.below.code, number: '6222020011119999' }), account()],
      debt: [debt(), below({}), below({ contract_no: 'XJ-2', balance: '60000000', due_on: '2025-01-01' })],
    })
    const of = (code: string) => outcomes.find(({ org }) => org === code)!
    expect(of(orgs.own.code)).toMatchObject({ state: 'taken', faults: [] })
    expect(of(orgs.below.code)).toMatchObject({ state: 'refused', sheets: [] })
    expect(of(orgs.below.code).faults.map(({ ledger, row, column }) => [ledger, row, column])).toEqual(
      expect.arrayContaining([
        ['debt', 3, 'balance'],
        ['debt', 3, 'due_on'],
      ]),
    )
    expect(await counts()).toEqual({ accounts: 1, debts: 1, terms: 0 })
  })

  test('of an enterprise that is not one’s own are refused, the rest is taken', async () => {
    const { outcomes } = await push({ debt: [debt({ org: orgs.foreign.code }), debt()], reserve: [{ amount: '1000' }] })
    expect(outcomes.map(({ org, state }) => [org, state])).toEqual(
      expect.arrayContaining([
        [orgs.foreign.code, 'refused'],
        [orgs.own.code, 'taken'],
        ['', 'refused'],
      ]),
    )
    expect(outcomes.find(({ org }) => org === orgs.foreign.code)!.faults).toMatchObject([{ ledger: 'debt', row: 1, column: 'org' }])
    expect((await counts()).debts).toBe(1)
  })

  test('with a key are told once more and not taken twice; a column that is not there is said', async () => {
    const first = await push({ debt: [debt()] }, 'ledger-key-1')
    expect(await push({ debt: [debt()] }, 'ledger-key-1')).toEqual(first)
    expect(await outcome(push({ debt: [{ ...debt(), colour: 'red' }] }))).toBe('invalid')
    expect(await outcome(push({ debt: [] }))).toBe('invalid')
  })
})

test('the ledger of the page goes out as it is filtered', async () => {
  await push({
    ...whole(),
    debt: [debt(), debt({ contract_no: 'GD-1', rate_kind: '固定', spread: null, balance: '1234.56', principal: '2000' })],
  })
  const officer = await actorOf('cwjd-officer')
  const { file, name } = await treasuryLedgerWorkbook(officer, { ledger: 'debts', mark: 'floating', org: orgs.own.id }, now)
  expect(name).toContain('司库台账债务浮动利率')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file)
  const sheet = book.worksheets[0]!
  const head = sheet.getRow(1).values as string[]
  expect(head).toContain('余额（元）')
  const shown = await runQuery(treasuryLedger, officer, { ledger: 'debts', mark: 'floating', orgId: orgs.own.id }, now)
  expect(sheet.rowCount - 2).toBe(shown.shown.n)
  expect(sheet.getRow(2).getCell(head.indexOf('合同号')).value).toBe('JK-2026-01')
  expect(sheet.getRow(2).getCell(head.indexOf('余额（元）')).value).toBe(40_000_000)
  const whose = await treasuryLedgerWorkbook(await actorOf('gx-fin'), { ledger: 'debts' }, now)
  const other = new ExcelJS.Workbook()
  await other.xlsx.load(whose.file)
  expect(other.worksheets[0]!.rowCount).toBe(2)
})

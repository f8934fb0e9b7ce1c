import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formWorkbook } from '@/lib/forms/excel/write-workbook'
import type { FormRow } from '@/lib/forms/schema'
import { asActor, asSystem } from '@/lib/platform/db'
import { personalMark } from '@/lib/platform/personal/marks'
import { runQuery } from '@/lib/platform/query'
import { ledgerForm } from '@/lib/treasury/ledgers/form'
import { fillLedgers, ledgerBook } from '@/lib/treasury/ledgers/workbook'
import { bankAccountList, bankAccountRecord } from '@/lib/treasury/queries/accounts'
import { debtLadder } from '@/lib/treasury/queries/debts'
import { guaranteeBook } from '@/lib/treasury/queries/guarantees'
import { treasuryHome } from '@/lib/treasury/queries/home'
import { actorOf } from '../../support/clerks'
import { openSmallWorld, outcome } from '../../support/people'

const now = new Date('2026-06-10T04:00:00Z')
let close: () => Promise<void>
let own: { id: string; code: string; shortName: string; name: string }
let foreign: { id: string; code: string; name: string }
let below: { id: string; code: string; shortName: string }

beforeAll(async () => {
  close = await openSmallWorld()
  const { orgId } = await actorOf('ct-fin')
  await asSystem('测试', async (tx) => {
    own = await tx.org.findUniqueOrThrow({ where: { id: orgId } })
    foreign = await tx.org.findFirstOrThrow({
      where: { kind: 'enterprise', parentId: { not: null }, NOT: { OR: [{ groupId: orgId }, { id: orgId }] } },
    })
    below = await tx.org.findFirstOrThrow({ where: { kind: 'enterprise', parentId: orgId } })
  })
})
afterAll(() => close())
beforeEach(() =>
  asSystem('清空', async (tx) => {
    for (const table of ['account', 'balance', 'debt', 'repayment', 'credit', 'guarantee', 'bill', 'concentration', 'budget', 'reserve'])
      await tx.$executeRawUnsafe(`delete from treasury_${table}`)
  }),
)

type Book = Record<string, FormRow[]>
const request = (file: ArrayBuffer | Uint8Array) => new Request('http://localhost/', { method: 'POST', body: file as BodyInit })
const fill = async (book: Book, who = 'ct-fin', at = now) =>
  fillLedgers(await actorOf(who), request(await formWorkbook(ledgerForm, book)), at)
const number = '3702001234567890123'
const officer = () => actorOf('cwjd-officer')

const account = (more: FormRow = {}): FormRow => ({
  ...{ org: own.code, number, bank: '青岛银行市南支行', kind: '基本', opened_on: '2024-01-02', status: '正常', linked: false },
  ...{ custodian: '王晓平', alert_below: '100000', ...more },
})
const balance = (more: FormRow = {}): FormRow => ({
  ...{ org: own.code, number, on_date: '2026-05-31', balance: '12345678.91', frozen: '1000', ...more },
})
const debt = (more: FormRow = {}): FormRow => ({
  ...{ org: own.code, contract_no: 'JK-2026-01', creditor: '国家开发银行', kind: '固定资产贷款', principal: '50000000', rate_kind: '浮动' },
  ...{ rate: '3.45', spread: '20', drawn_on: '2026-01-05', due_on: '2028-01-05', security: '信用', purpose: '项目建设' },
  ...{ balance: '40000000', ...more },
})
const term = (more: FormRow = {}): FormRow => ({
  ...{ org: own.code, contract_no: 'JK-2026-01', term: '1', due_on: '2026-08-05', principal: '10000000', interest: '345000.5' },
  ...{ status: '未到期', source: '自有资金', secured: true, ...more },
})
const whole = (): Book => ({
  account: [account(), account({ number: '6222 0200 1111 2222', kind: '一般', linked: true, alert_below: null })],
  balance: [balance(), balance({ number: '6222020011112222', balance: '500', frozen: null })],
  debt: [debt()],
  repayment: [term(), term({ term: '2', due_on: '2028-01-05', principal: '30000000', source: '再融资', secured: null })],
  credit: [
    {
      ...{ org: own.code, contract_no: 'SX-1', bank: '工商银行', total: '100000000', used: '40000000', due_on: '2027-03-20' },
      ...{ revolving: true, security: '信用' },
    },
  ],
  guarantee: [
    {
      ...{ org: own.code, contract_no: 'DB-1', obligor: '示例外部实业有限公司', amount: '8000000', balance: '6000000', beyond: '1000000' },
      ...{ from_on: '2025-06-01', to_on: '2027-06-01', way: '连带责任保证', counter: true, rating: 'AA' },
    },
    {
      ...{ org: own.code, contract_no: 'DB-2', obligor: below.code, amount: '5000000', balance: '5000000' },
      ...{ from_on: '2025-06-01', to_on: '2027-06-01', way: '一般保证', counter: false },
    },
  ],
  bill: [
    {
      ...{ org: own.code, number: '110537000001020260105000012345', kind: '银行承兑汇票', side: '应收', drawer: '示例建材有限公司' },
      ...{ acceptor: '青岛银行', amount: '200000', drawn_on: '2026-01-05', due_on: '2026-07-05', use: '持有', status: '未到期' },
    },
  ],
  concentration: [{ org: own.code, month: '202605', target: '10000000', actual: '9000000', way: '现金池' }],
  budget: [{ org: own.code, month: '202607', inflow: '100', outflow: '90', capex: '5', new_draw: '0' }],
  reserve: [{ org: own.code, amount: '2000000' }],
})
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
      ...{ 资金集中: [1, 0, 0], 资金预算: [1, 0, 0], 最低备付: [1, 0, 0] },
    })
    const { rows } = await runQuery(bankAccountList, await officer(), {})
    expect(rows.map(({ orgName, balance: money, available, onDate }) => [orgName, money, available, onDate])).toEqual(
      expect.arrayContaining([
        [own.shortName, '1234567891', '1234467891', '2026-05-31'],
        [own.shortName, '50000', '50000', '2026-05-31'],
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
        obligor: (await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: below.id } }))).name,
        obligorId: below.id,
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
      `账户 ${own.shortName} 370************0123：开户银行 青岛银行市南支行 → 青岛银行崂山支行`,
      `债务 ${own.shortName} JK-2026-01：余额 40,000,000.00 元 → 30,000,000.00 元`,
      `还本付息计划 ${own.shortName} JK-2026-01 第 1 期：状态 未到期 → 已还`,
    ])
    const kept = await asSystem('测试', async (tx) => ({
      ...{ accounts: await tx.treasuryAccount.count(), bills: await tx.treasuryBill.count(), terms: await tx.treasuryRepayment.count() },
      audit: await tx.auditLine.findMany({ where: { action: 'takeLedgers' }, orderBy: { at: 'asc' } }),
    }))
    expect(kept).toMatchObject({ accounts: 2, bills: 1, terms: 2 })
    expect(kept.audit).toHaveLength(lines + 2)
    expect(kept.audit.find(({ detail }) => JSON.stringify(detail).includes('崂山'))).toMatchObject({
      orgId: own.id,
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

describe('what is wrong', () => {
  const nothing = async () =>
    expect(
      await asSystem('测试', async (tx) => [
        await tx.treasuryAccount.count(),
        await tx.treasuryBalance.count(),
        await tx.treasuryDebt.count(),
      ]),
    ).toEqual([0, 0, 0])
  const told = ({ errors }: Awaited<ReturnType<typeof fill>>) =>
    errors.map(({ sheet, row, column, message }) => `${sheet} ${column}${row} ${message}`)

  test('is told by sheet, row and column, and nothing of the workbook is kept', async () => {
    const cells = await fill({ ...whole(), debt: [debt({ principal: '五千万' }), debt({ contract_no: 'JK-2', kind: '其他' })] })
    expect(told(cells)).toEqual([
      expect.stringMatching(/^债务 F4 金额须为数字，如 1,234\.56；当前为“五千万”$/),
      expect.stringMatching(/^债务 E5 品种须从 流动资金贷款、.*中选择；当前为“其他”$/),
    ])
    const sense = await fill({
      account: [account(), account(), account({ number: '370200999', status: '销户' })],
      balance: [balance({ on_date: '2026-06-11' }), balance({ number: '99998888' }), balance({ frozen: '99999999999' })],
      debt: [debt({ balance: '60000000' })],
      repayment: [term({ contract_no: 'JK-9' })],
      bill: [{ ...whole().bill![0]!, due_on: '2026-06-01' }],
    })
    expect(told(sense)).toEqual([
      '账户 H6 状态为“销户”的须填写销户日期',
      '余额 D4 余额日期 2026-06-11 晚于今天，请核对',
      `余额 C5 ${own.shortName}没有账号 99998888，请先在“账户”表中填写`.replace('99998888', '***'),
      '余额 F6 冻结金额不应大于余额',
      '债务 O4 债务余额不应大于金额',
      `还本付息计划 C4 ${own.shortName}没有合同 JK-9 的债务，请先在“债务”表中填写`,
      '票据 L4 2026-06-01 已过，状态应为“已兑付”或“逾期”',
      expect.stringMatching(/^账户 C5 与第 4 行是同一账户（.*370\*+0123），请只保留一行$/),
    ])
    await nothing()
  })

  test('instalments that come to more than is owed keep all of it out', async () => {
    const { errors } = await fill({ debt: [debt({ balance: '35000000' })], repayment: whole().repayment! })
    expect(errors).toMatchObject([
      { sheet: '债务', row: 4, column: 'O', message: expect.stringContaining('本金合计 40,000,000.00 元，大于债务余额 35,000,000.00 元') },
    ])
    await nothing()
  })

  test('an account number that spreadsheets have rounded is refused', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await formWorkbook(ledgerForm, { account: [account()] })).buffer as ArrayBuffer)
    book.getWorksheet('账户')!.getCell('C4').value = Number(number)
    const answer = await fillLedgers(await actorOf('ct-fin'), request((await book.xlsx.writeBuffer()) as ArrayBuffer), now)
    expect(told(answer)).toEqual([expect.stringMatching(/^账户 C4 账号.*超过 15 位.*文本/)])
    await nothing()
  })

  test('of another enterprise is refused: its code, its account number, its rows', async () => {
    const mark = personalMark('账户', number)
    await asSystem('测试', (tx) =>
      tx.treasuryAccount.create({
        data: {
          ...{
            id: '019a0000-0000-7000-8000-000000000001',
            orgId: foreign.id,
            bank: '示例银行',
            numberToken: mark.token,
            numberMasked: mark.masked,
          },
          ...{ kind: '基本', openedOn: '2020-01-01', status: '正常', linked: true, custodian: '他' },
        },
      }),
    )
    expect(told(await fill({ account: [account()] }))).toEqual([
      `账户 C4 账号 370************0123 已由其他企业登记，不能登记为${own.shortName}的账户，请核对账号和企业`,
    ])
    expect(told(await fill({ balance: [balance()] }))).toEqual([
      `余额 C4 ${own.shortName}没有账号 370************0123，请先在“账户”表中填写`,
    ])
    expect(told(await fill({ debt: [debt({ org: foreign.code })] }))).toEqual([
      `债务 A4 没有代码为 ${foreign.code} 的企业，或者您无权为它填报`,
    ])
    expect(await asSystem('测试', (tx) => tx.treasuryDebt.count())).toBe(0)
    expect((await fill({ debt: [debt({ org: below.code })] })).errors).toEqual([])
  })

  test('a masked number stands for the one account that looks so, and for none of several', async () => {
    await fill({ account: [account(), account({ number: '3702001234999990123' })] })
    expect(told(await fill({ balance: [balance({ number: '370************0123' })] }))).toEqual([
      `余额 C4 ${own.shortName}有 2 个账户的账号都显示为 370************0123，请填写完整账号`,
    ])
    expect(told(await fill({ balance: [balance({ number: '371************0123' })] }))).toEqual([
      `余额 C4 ${own.shortName}没有账号为 371************0123 的账户，请填写完整账号`,
    ])
  })

  test('whoever may read the ledgers alone writes nothing, and whoever reports writes nothing of others, past the command too', async () => {
    await fill(whole())
    const emptied = (who: string, orgId: string) =>
      actorOf(who).then((actor) =>
        asActor(actor, (tx) => tx.$executeRaw`update treasury_debt set balance = 0 where org_id = ${orgId}::uuid`),
      )
    expect(await emptied('ct-head', own.id)).toBe(0)
    expect(await emptied('cwjd-officer', own.id)).toBe(0)
    const enter = (who: string, orgId: string) =>
      actorOf(who).then((actor) => asActor(actor, (tx) => tx.treasuryReserve.createMany({ data: [{ orgId, amount: 1n }] })))
    await expect(enter('ct-head', below.id)).rejects.toThrow(/row-level security/)
    await expect(enter('ct-fin', foreign.id)).rejects.toThrow(/row-level security/)
    const kept = () => asSystem('测试', async (tx) => (await tx.treasuryDebt.findFirstOrThrow({ where: { orgId: own.id } })).balance)
    expect(await kept()).toBe(4_000_000_000n)
    expect(await emptied('ct-fin', own.id)).toBe(1)
  })

  test('somebody who does not report treasury data gets neither template nor import', async () => {
    expect(await outcome(fill(whole(), 'ct-fill'))).toBe('forbidden')
    expect(await outcome(actorOf('ct-head').then((head) => ledgerBook(head, {}, now)))).toBe('forbidden')
    await nothing()
  })
})

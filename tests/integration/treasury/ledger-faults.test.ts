import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { formWorkbook } from '@/lib/forms/excel/write-workbook'
import { asActor, asSystem } from '@/lib/platform/db'
import { personalMark } from '@/lib/platform/personal/marks'
import { ledgerForm } from '@/lib/treasury/ledgers/form'
import { fillLedgers, ledgerBook } from '@/lib/treasury/ledgers/workbook'
import { actorOf } from '../../support/clerks'
import { outcome } from '../../support/people'
import { account, balance, debt, fill, now, number, openLedgers, orgs, request, term, whole } from './ledger-book'

openLedgers()

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
      `余额 C5 ${orgs.own.shortName}没有账号 99998888，请先在“账户”表中填写`.replace('99998888', '***'),
      '余额 F6 冻结金额不应大于余额',
      '债务 O4 债务余额不应大于金额',
      `还本付息计划 C4 ${orgs.own.shortName}没有合同 JK-9 的债务，请先在“债务”表中填写`,
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
            orgId: orgs.foreign.id,
            bank: '示例银行',
            numberToken: mark.token,
            numberMasked: mark.masked,
          },
          ...{ kind: '基本', openedOn: '2020-01-01', status: '正常', linked: true, custodian: '他' },
        },
      }),
    )
    expect(told(await fill({ account: [account()] }))).toEqual([
      `账户 C4 账号 370************0123 已由其他企业登记，不能登记为${orgs.own.shortName}的账户，请核对账号和企业`,
    ])
    expect(told(await fill({ balance: [balance()] }))).toEqual([
      `余额 C4 ${orgs.own.shortName}没有账号 370************0123，请先在“账户”表中填写`,
    ])
    expect(told(await fill({ debt: [debt({ org: orgs.foreign.code })] }))).toEqual([
      `债务 A4 没有代码为 ${orgs.foreign.code} 的企业，或者您无权为它填报`,
    ])
    expect(await asSystem('测试', (tx) => tx.treasuryDebt.count())).toBe(0)
    expect((await fill({ debt: [debt({ org: orgs.below.code })] })).errors).toEqual([])
  })

  test('a masked number stands for the one account that looks so, and for none of several', async () => {
    await fill({ account: [account(), account({ number: '3702001234999990123' })] })
    expect(told(await fill({ balance: [balance({ number: '370************0123' })] }))).toEqual([
      `余额 C4 ${orgs.own.shortName}有 2 个账户的账号都显示为 370************0123，请填写完整账号`,
    ])
    expect(told(await fill({ balance: [balance({ number: '371************0123' })] }))).toEqual([
      `余额 C4 ${orgs.own.shortName}没有账号为 371************0123 的账户，请填写完整账号`,
    ])
  })

  test('whoever may read the ledgers alone writes nothing, and whoever reports writes nothing of others, past the command too', async () => {
    await fill(whole())
    const emptied = (who: string, orgId: string) =>
      actorOf(who).then((actor) =>
        asActor(actor, (tx) => tx.$executeRaw`update treasury_debt set balance = 0 where org_id = ${orgId}::uuid`),
      )
    expect(await emptied('ct-head', orgs.own.id)).toBe(0)
    expect(await emptied('cwjd-officer', orgs.own.id)).toBe(0)
    const enter = (who: string, orgId: string) =>
      actorOf(who).then((actor) => asActor(actor, (tx) => tx.treasuryReserve.createMany({ data: [{ orgId, amount: 1n }] })))
    await expect(enter('ct-head', orgs.below.id)).rejects.toThrow(/row-level security/)
    await expect(enter('ct-fin', orgs.foreign.id)).rejects.toThrow(/row-level security/)
    const kept = () => asSystem('测试', async (tx) => (await tx.treasuryDebt.findFirstOrThrow({ where: { orgId: orgs.own.id } })).balance)
    expect(await kept()).toBe(4_000_000_000n)
    expect(await emptied('ct-fin', orgs.own.id)).toBe(1)
  })

  test('somebody who does not report treasury data gets neither template nor import', async () => {
    expect(await outcome(fill(whole(), 'ct-fill'))).toBe('forbidden')
    expect(await outcome(actorOf('ct-head').then((head) => ledgerBook(head, {}, now)))).toBe('forbidden')
    await nothing()
  })
})

import { afterAll, beforeAll, beforeEach } from 'vitest'
import { formWorkbook } from '@/lib/forms/excel/write-workbook'
import type { FormRow } from '@/lib/forms/schema'
import { asSystem } from '@/lib/platform/db'
import { ledgerForm } from '@/lib/treasury/ledgers/form'
import { fillLedgers } from '@/lib/treasury/ledgers/workbook'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

type Org = { id: string; code: string; name: string; shortName: string }
/** The enterprise of ct-fin, one below it, and one of another group. */
export const orgs = {} as Record<'own' | 'below' | 'foreign', Org>
export const now = new Date('2026-06-10T04:00:00Z')
export const number = '3702001234567890123'
const tables = [
  ...['account', 'balance', 'debt', 'repayment', 'credit', 'guarantee', 'bill', 'restricted', 'payable', 'derivative', 'related'],
  ...['concentration', 'budget', 'reserve'],
]

/** The small world for the tests of a file, with empty ledgers before each. */
export function openLedgers(): void {
  let close: () => Promise<void>
  beforeAll(async () => {
    close = await openSmallWorld()
    const { orgId } = await actorOf('ct-fin')
    await asSystem('测试', async (tx) => {
      orgs.own = await tx.org.findUniqueOrThrow({ where: { id: orgId } })
      orgs.below = await tx.org.findFirstOrThrow({ where: { kind: 'enterprise', parentId: orgId } })
      const others = { NOT: { OR: [{ groupId: orgId }, { id: orgId }] } }
      orgs.foreign = await tx.org.findFirstOrThrow({ where: { kind: 'enterprise', parentId: { not: null }, ...others } })
    })
  })
  afterAll(() => close())
  beforeEach(() =>
    asSystem('清空', async (tx) => {
      for (const table of tables) await tx.$executeRawUnsafe(`delete from treasury_${table}`)
    }),
  )
}

export type Book = Record<string, FormRow[]>
/** A workbook on its way in. */
export const request = (file: ArrayBuffer | Uint8Array) => new Request('http://localhost/', { method: 'POST', body: file as BodyInit })
/** Fills the template with rows and takes it in. */
export const fill = async (book: Book, who = 'ct-fin', at = now) =>
  fillLedgers(await actorOf(who), request(await formWorkbook(ledgerForm, book)), at)

export const account = (more: FormRow = {}): FormRow => ({
  ...{ org: orgs.own.code, number, bank: '青岛银行市南支行', kind: '基本', opened_on: '2024-01-02', status: '正常', linked: false },
  ...{ custodian: '王晓平', alert_below: '100000', ...more },
})
export const balance = (more: FormRow = {}): FormRow => ({
  ...{ org: orgs.own.code, number, on_date: '2026-05-31', balance: '12345678.91', frozen: '1000', ...more },
})
export const debt = (more: FormRow = {}): FormRow => ({
  ...{
    org: orgs.own.code,
    contract_no: 'JK-2026-01',
    creditor: '国家开发银行',
    kind: '固定资产贷款',
    principal: '50000000',
    rate_kind: '浮动',
  },
  ...{ rate: '3.45', spread: '20', drawn_on: '2026-01-05', due_on: '2028-01-05', security: '信用', purpose: '项目建设' },
  ...{ balance: '40000000', ...more },
})
export const term = (more: FormRow = {}): FormRow => ({
  ...{ org: orgs.own.code, contract_no: 'JK-2026-01', term: '1', due_on: '2026-08-05', principal: '10000000', interest: '345000.5' },
  ...{ status: '未到期', source: '自有资金', secured: true, ...more },
})
export const whole = (): Book => ({
  account: [account(), account({ number: '6222 0200 1111 2222', kind: '一般', linked: true, alert_below: null })],
  balance: [balance(), balance({ number: '6222020011112222', balance: '500', frozen: null })],
  debt: [debt()],
  repayment: [term(), term({ term: '2', due_on: '2028-01-05', principal: '30000000', source: '再融资', secured: null })],
  credit: [
    {
      ...{ org: orgs.own.code, contract_no: 'SX-1', bank: '工商银行', total: '100000000', used: '40000000', due_on: '2027-03-20' },
      ...{ revolving: true, security: '信用' },
    },
  ],
  guarantee: [
    {
      ...{
        org: orgs.own.code,
        contract_no: 'DB-1',
        obligor: '示例外部实业有限公司',
        amount: '8000000',
        balance: '6000000',
        beyond: '1000000',
      },
      ...{ from_on: '2025-06-01', to_on: '2027-06-01', way: '连带责任保证', counter: true, rating: 'AA' },
    },
    {
      ...{ org: orgs.own.code, contract_no: 'DB-2', obligor: orgs.below.code, amount: '5000000', balance: '5000000' },
      ...{ from_on: '2025-06-01', to_on: '2027-06-01', way: '一般保证', counter: false },
    },
  ],
  bill: [
    {
      ...{ org: orgs.own.code, number: '110537000001020260105000012345', kind: '银行承兑汇票', side: '应收', drawer: '示例建材有限公司' },
      ...{ acceptor: '青岛银行', amount: '200000', drawn_on: '2026-01-05', due_on: '2026-07-05', use: '持有', status: '未到期' },
    },
  ],
  restricted: [
    {
      ...{
        org: orgs.own.code,
        number: 'XZ-1',
        account: number,
        kind: '监管',
        amount: '500000',
        reason: '项目资金监管',
        from_on: '2026-01-01',
      },
      release: '完成支付审核',
    },
  ],
  payable: [
    {
      ...{ org: orgs.own.code, number: 'YF-1', creditor: '示例建材有限公司', small: true, private: true, amount: '80000' },
      ...{ arose_on: '2026-01-01', due_on: '2026-04-01', plan: '季度内付清' },
    },
  ],
  derivative: [
    {
      ...{
        org: orgs.own.code,
        contract_no: 'YS-1',
        kind: '外汇远期',
        hedged: '美元应收账款',
        exposure: '1000000',
        position: '600000',
        margin: '80000',
      },
      ...{ result: '-12000.5', stop_loss: '100000', due_on: '2026-12-31', approval: '董事会年度额度', speculative: false },
    },
  ],
  related: [{ org: orgs.own.code, name: '示例关联贸易有限公司', relation: '股东控制的企业' }],
  concentration: [{ org: orgs.own.code, month: '202605', target: '10000000', actual: '9000000', way: '现金池' }],
  budget: [{ org: orgs.own.code, month: '202607', inflow: '100', outflow: '90', capex: '5', new_draw: '0' }],
  reserve: [{ org: orgs.own.code, amount: '2000000' }],
})

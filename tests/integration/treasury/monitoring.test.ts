import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { keepPersonal, personalMark } from '@/lib/platform/personal/marks'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import '@/lib/treasury/events'
import { askPayment, closePayment, explainPayment } from '@/lib/treasury/commands/follow'
import { reportPayments } from '@/lib/treasury/commands/report-payments'
import { revealAccount, revealPayee } from '@/lib/treasury/commands/reveal'
import { addWord, setThreshold } from '@/lib/treasury/commands/rules'
import { alertList, alertRecord } from '@/lib/treasury/queries/alerts'
import { idOf } from '../../support/accounts'
import { actorOf } from '../../support/clerks'
import { actor, openSmallWorld, outcome } from '../../support/people'
import { serveInterface } from '../openapi/interface-server'
import { openOffice } from '../openapi/office'

const number = '3702001234567890123'
const now = new Date('2026-03-10T04:00:00Z')
let close: () => Promise<void>
let orgId: string
let accountId: string
let serial = 0

beforeAll(async () => {
  close = await openSmallWorld()
  orgId = (await actorOf('ct-fin')).orgId
  accountId = newId()
  const mark = personalMark('账户', number)
  await asSystem('测试账户', (tx) => keepPersonal(tx, [mark], now))
  await asSystem('测试账户', (tx) =>
    tx.treasuryAccount.create({
      data: {
        ...{
          id: accountId,
          orgId,
          bank: '示例银行',
          numberToken: mark.token,
          numberMasked: mark.masked,
          kind: '基本',
          openedOn: '2020-01-01',
        },
        ...{ status: '正常', linked: true, custodian: '测试' },
      },
    }),
  )
})
afterAll(() => close())
beforeEach(() =>
  asSystem('清空', async (tx) => {
    await tx.treasuryAlert.deleteMany()
    await tx.treasuryPayment.deleteMany()
  }),
)

type Given = Partial<Record<'account' | 'serial' | 'at' | 'direction' | 'amount' | 'payee' | 'summary', string>>
const payment = (given: Given = {}) => ({
  ...{ account: number, serial: `LS${++serial}`, at: '2026-03-04T10:00:00+08:00', direction: '付', amount: '1000' },
  ...{ payee: '示例建材有限公司', summary: '支付货款', ...given },
})
const report = async (...payments: Given[]) =>
  runCommand(reportPayments, await actorOf('ct-fin'), { payments: payments.map(payment) }, { now })
const listed = async () => (await runQuery(alertList, await actorOf('cwjd-officer'), {})).rows
const kinds = async () => (await listed()).map((row) => row.kinds)

describe('what arrives', () => {
  test('stands in the list of the supervisor as soon as it is reported, with its reasons', async () => {
    expect(await report({ amount: '6000000', summary: '支付礼品款' }, {})).toEqual({ added: 2, known: 0, alerts: 1 })
    const [row, ...others] = await listed()
    expect(others).toEqual([])
    expect(row).toMatchObject({ kinds: ['sensitive', 'large'], score: 65, status: 'open', amount: '600000000', payee: '示例****公司' })
    expect(row!.reasons.map(({ text }) => text)).toEqual(['含敏感词：礼品（礼品）', '单笔 600.00 万元，达到全局阈值 500.00 万元'])
    expect(Math.abs(new Date(row!.raisedAt).getTime() - now.getTime())).toBeLessThan(60_000)
  })

  test('is counted as not closed, and the list that the number opens holds the same', async () => {
    await report({ amount: '6000000' }, { amount: '7000000' })
    const [row] = await listed()
    await asSystem('测试办结', (tx) => tx.treasuryAlert.update({ where: { id: row!.id }, data: { status: 'closed' } }))
    const pending = await runQuery(alertList, await actorOf('cwjd-officer'), { status: 'pending' })
    expect(pending.rows.map(({ id }) => id)).not.toContain(row!.id)
    expect([pending.rows.length, pending.count.value]).toEqual([1, 1])
  })

  test('comes in through the open interface in the same way', async () => {
    const server = await serveInterface()
    const office = await openOffice(server.url, 'ct-admin', 'ct-fin', ['treasury.report'])
    const answer = await office.call('POST', '/treasury/payments', { body: { payments: [payment({ amount: '9000000' })] } })
    expect([answer.status, answer.body]).toEqual([200, { added: 1, known: 0, alerts: 1 }])
    expect((await listed()).map(({ amount }) => amount)).toEqual(['900000000'])
    const wrong = await office.call('POST', '/treasury/payments', { body: { payments: [payment({ amount: '九百万' })] } })
    expect(wrong.status).toBe(422)
    await server.close()
  })

  test('pieces of one payment are found when the last of them arrives, the earlier ones too', async () => {
    await report({ amount: '4800000' })
    expect(await kinds()).toEqual([])
    await report({ amount: '4700000', at: '2026-03-06T15:00:00+08:00' })
    expect(await kinds()).toEqual([['split'], ['split']])
    await report({ amount: '4900000', at: '2026-03-05T23:30:00+08:00' })
    const rows = await listed()
    expect(rows.map((row) => row.kinds)).toEqual([['split'], ['split', 'night'], ['split']])
    const record = await runQuery(alertRecord, await actorOf('cwjd-officer'), { id: rows[0]!.id })
    expect(record.group.map(({ amount }) => amount)).toEqual(['480000000', '490000000', '470000000'])
    expect(rows[2]!.reasons[0]!.text).toBe('3 日内向同一收款方支付 3 笔，每笔略低于阈值，合计 1,440.00 万元')
  })

  test('pieces that come in at the same time are found all the same', async () => {
    await Promise.all([report({ amount: '4800000' }), report({ amount: '4700000' }), report({ amount: '4900000' })])
    expect(await kinds()).toEqual([['split'], ['split'], ['split']])
  })

  test('a related party is told by its name however it is written', async () => {
    const { token, masked } = personalMark('户名', '示例关联（青岛）公司')
    await asSystem('测试关联方', (tx) => tx.treasuryRelated.create({ data: { orgId, token, masked, relation: '股东控制的企业' } }))
    await report({ payee: '示例关联 (青岛)公司' })
    expect(await kinds()).toEqual([['related']])
  })

  test('money that comes in is kept and not judged', async () => {
    expect(await report({ direction: '收', amount: '90000000' })).toMatchObject({ added: 1, alerts: 0 })
  })

  test('the same again changes nothing, another amount under the same serial is refused', async () => {
    const one = payment({ amount: '6000000' })
    expect(await report(one)).toMatchObject({ added: 1, alerts: 1 })
    expect(await report(one)).toEqual({ added: 0, known: 1, alerts: 0 })
    await expect(report({ ...one, amount: '7000000' })).rejects.toThrow('已报送过，金额不同')
  })

  test.each<[string, Given, string]>([
    ['an account that is not registered', { account: '999999999999999999' }, '第 2 笔：账号 999***********9999 没有登记'],
    ['a time to come', { at: '2026-03-11T10:00:00+08:00' }, '第 2 笔：交易时间晚于现在'],
    ['an amount that is none', { amount: '0' }, '应为大于零'],
    ['fractions of a fen', { amount: '1.234' }, '至多两位小数'],
  ])('is taken in as a whole or not at all: %s', async (_, wrong, says) => {
    await expect(report({ amount: '6000000' }, wrong)).rejects.toThrow(says)
    expect(await asSystem('测试', (tx) => tx.treasuryPayment.count())).toBe(0)
    expect(await listed()).toEqual([])
  })

  test('names and numbers stand nowhere in clear', async () => {
    await report({ payee: '示例保密工程有限公司' })
    const text = await asSystem(
      '测试',
      (tx) =>
        tx.$queryRaw<
          { t: string }[]
        >`select p::text as t from treasury_payment p union all select v::text from personal_value v union all select a::text from treasury_account a`,
    )
    expect(text.filter(({ t }) => t.includes('保密') || t.includes(number))).toEqual([])
  })
})

describe('rules', () => {
  test('a threshold and a word hold for what comes afterwards', async () => {
    const officer = await actorOf('cwjd-officer')
    await runCommand(setThreshold, officer, { scope: 'org', orgId, amount: '2000', fromOn: '2026-03-01', reason: '资金规模较大' })
    await runCommand(addWord, officer, { word: '温泉酒店', kind: '消费场所' })
    expect(await outcome(runCommand(addWord, officer, { word: '温泉酒店', kind: '消费场所' }))).toBe('conflict')
    await report(
      { amount: '6000000' },
      { amount: '20000000' },
      { summary: '温泉酒店住宿费' },
      { amount: '6000000', at: '2026-02-26T10:00:00+08:00' },
    )
    const rows = await listed()
    expect(rows.map((row) => [row.amount, row.kinds[0]]).toSorted()).toEqual([
      ['100000', 'sensitive'],
      ['2000000000', 'large'],
      ['600000000', 'large'],
    ])
    expect(rows.find(({ amount }) => amount === '2000000000')!.reasons[0]!.text).toContain('企业阈值 2,000.00 万元')
    await asSystem('测试', (tx) => tx.treasuryThreshold.deleteMany({ where: { orgId } }))
  })
})

describe('what becomes of it', () => {
  test('it is asked, explained and closed with a reason, and each side is told', async () => {
    await report({ amount: '6000000' })
    const [{ id } = { id: '' }] = await listed()
    const [officer, finance] = [await actorOf('cwjd-officer'), await actorOf('ct-fin')]
    const told = (login: string, words: RegExp) =>
      asSystem(
        '测试',
        async (tx) => (await tx.notice.findMany({ where: { userId: await idOf(login) } })).filter(({ title }) => words.test(title)).length,
      )
    const { due } = await runCommand(askPayment, officer, { id, version: 1, question: '请说明支付事由' }, { now })
    expect(due).toBe('2026-03-15')
    expect(await outcome(runCommand(explainPayment, finance, { id, version: 1, answer: '按合同约定支付' }))).toBe('conflict')
    await runCommand(explainPayment, finance, { id, version: 2, answer: '按合同约定支付' }, { now })
    while ((await relayOutbox(new Date())) > 0);
    expect([await told('ct-fin', /请在 2026-03-15 前说明/), await told('cwjd-officer', /已对一笔支付作出说明/)]).toEqual([1, 1])
    await runCommand(closePayment, officer, { id, version: 3, verdict: '正常', reason: '合同和审批齐全' }, { now })
    const record = await runQuery(alertRecord, finance, { id })
    expect(record).toMatchObject({
      status: 'closed',
      asked: { words: '请说明支付事由' },
      answered: { words: '按合同约定支付' },
      closed: { verdict: '正常' },
    })
    expect(await outcome(runCommand(closePayment, officer, { id, version: 4, verdict: '不合规', reason: '再次办结' }))).toBe('conflict')
  })

  test('another enterprise and another department see nothing of it', async () => {
    await report({ amount: '6000000' })
    const [{ id } = { id: '' }] = await listed()
    expect(await outcome(runQuery(alertRecord, await actor('gx-fin'), { id }))).toBe('not_found')
    expect(await outcome(runQuery(alertList, await actor('cqgl-officer'), {}))).toBe('forbidden')
  })

  test('account and payee are told in clear with a reason, which stands in the trail', async () => {
    await report({ amount: '6000000' })
    const officer = await actorOf('cwjd-officer')
    const [{ id } = { id: '' }] = await listed()
    const { payment: paid } = await runQuery(alertRecord, officer, { id })
    expect(await runCommand(revealPayee, officer, { paymentId: paid.id, reason: '核对收款方身份' })).toEqual({
      lines: ['对方户名：示例建材有限公司'],
    })
    expect(await runCommand(revealAccount, officer, { accountId, reason: '核对账户开立情况' })).toEqual({ lines: [`账号：${number}`] })
    expect(await outcome(runCommand(revealAccount, officer, { accountId, reason: '看看' }))).toBe('invalid')
    expect(await outcome(runCommand(revealAccount, await actorOf('ct-fin'), { accountId, reason: '核对账户开立情况' }))).toBe('forbidden')
    const lines = await asSystem('测试', (tx) =>
      tx.auditLine.findMany({ where: { action: { in: ['revealPayee', 'revealAccount'] }, outcome: 'done' } }),
    )
    expect(lines.map(({ detail }) => (detail as { reason: string }).reason).toSorted()).toEqual(
      ['核对收款方身份', '核对账户开立情况'].toSorted(),
    )
  })
})

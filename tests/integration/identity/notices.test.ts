import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import '@/lib/identity/events'
import { tellAudience } from '@/lib/identity/circular-audience'
import { confirmCircular, publishCircular, readNotices } from '@/lib/identity/commands/notices'
import { circularList, circularReceipts, circularRecord, noticeCount, noticeList } from '@/lib/identity/queries/notices'
import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { actor, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let chief: Actor
let filler: Actor
let officer: Actor
beforeAll(async () => {
  close = await openSmallWorld()
  chief = await actor('cqgl-chief')
  filler = await actor('ct-fill')
  officer = await actor('cqgl-officer')
})
afterAll(() => close?.())

async function publish(audience: string, needsReceipt = false, title = '关于报送年度资产评估备案情况的通知') {
  const { id } = await runCommand(publishCircular, chief, { title, body: '请于本月底前报送。', audience, needsReceipt })
  await relayOutbox(new Date())
  return id
}
const told = (id: string) => asSystem('测试', (tx) => tx.notice.count({ where: { circularId: id } }))
const active = (side?: string) => asSystem('测试', (tx) => tx.userAccount.count({ where: { status: 'active', ...(side ? { side } : {}) } }))

describe('a circular', () => {
  test.each([
    ['all', undefined],
    ['ent', 'ent'],
    ['gov', 'gov'],
  ])('to %s reaches everybody there, once', async (audience, side) => {
    const id = await publish(audience)
    expect(await told(id)).toBe(await active(side))
    expect(await asSystem('测试', (tx) => tellAudience(tx, id, new Date()))).toBe(0)
  })

  test('to enterprises is not seen by officers, but by those who publish', async () => {
    const id = await publish('ent')
    expect((await runQuery(circularRecord, filler, { id })).told).toBe(true)
    expect(await outcome(runQuery(circularRecord, officer, { id }))).toBe('not_found')
    expect((await runQuery(circularList, officer, {})).rows.some((row) => row.id === id)).toBe(false)
    expect((await runQuery(circularRecord, chief, { id })).told).toBe(false)
    expect(await outcome(runQuery(circularRecord, chief, { id: 'not-an-id' }))).toBe('not_found')
  })

  test('that asks for a receipt is not read by “all read”; the receipt is kept with its first time', async () => {
    const id = await publish('ent', true)
    const plain = await publish('ent', false, '关于召开工作例会的通知')
    await runCommand(readNotices, filler, {})
    expect((await runQuery(circularRecord, filler, { id: plain })).readAt).not.toBeNull()
    expect((await runQuery(circularRecord, filler, { id })).readAt).toBeNull()
    expect(await runCommand(confirmCircular, filler, { id })).toEqual({ count: 1 })
    const first = (await runQuery(circularRecord, filler, { id })).readAt
    expect(first).not.toBeNull()
    expect(await runCommand(confirmCircular, filler, { id })).toEqual({ count: 0 })
    expect((await runQuery(circularRecord, filler, { id })).readAt).toBe(first)
    const receipts = await runQuery(circularReceipts, chief, { id })
    expect(receipts).toMatchObject({ told: await active('ent'), read: 1 })
    expect(receipts.rows[0]).toMatchObject({ name: filler.name, readAt: first })
    expect(await outcome(runQuery(circularReceipts, filler, { id }))).toBe('forbidden')
    expect(await outcome(runQuery(circularReceipts, officer, { id }))).toBe('forbidden')
  })

  test('is found by its words in the face it is for', async () => {
    const id = await publish('ent', false, '关于开展滨海资产盘活专项行动的通知')
    const rows = await asSystem('测试', (tx) =>
      tx.searchDoc.findMany({ where: { kind: 'notice', refId: id }, select: { side: true, href: true } }),
    )
    expect(rows).toEqual([{ side: 'ent', href: `/notices/circulars/${id}` }])
  })

  test.each(['ct-head', 'cqgl-officer', 'leader', 'sysadmin', 'auditor', 'huangdao-head'])('%s cannot publish one', async (login) => {
    expect(await outcome(runCommand(publishCircular, await actor(login), { title: '试探标题', body: '试探', audience: 'all' }))).toBe(
      'forbidden',
    )
  })

  test('needs a title and a text', async () => {
    expect(await outcome(runCommand(publishCircular, chief, { title: '短', body: '', audience: 'all' }))).toBe('invalid')
    expect(await outcome(runCommand(publishCircular, chief, { title: '关于报送的通知', body: '正文', audience: 'world' }))).toBe('invalid')
  })
})

describe('notices', () => {
  test('are the person’s own: newest first, page after page, and nobody else marks them read', async () => {
    const { rows } = await runQuery(noticeList, filler, { size: 200 })
    const times = rows.map((row) => row.at)
    expect(times).toEqual([...times].sort().reverse())
    const first = await runQuery(noticeList, filler, { size: 2 })
    const second = await runQuery(noticeList, filler, { size: 2, cursor: first.next })
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(rows.slice(0, 4).map((row) => row.id))
    const backAgain = await runQuery(noticeList, filler, { size: 2, cursor: second.previous })
    expect(backAgain.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
    const id = await publish('ent', false, '关于安全生产检查的通知')
    const own = (await runQuery(noticeList, filler, {})).rows.find((row) => row.circularId === id)
    expect(await runCommand(readNotices, await actor('gx-fill'), { ids: [own!.id] })).toEqual({ count: 0 })
    expect(await runCommand(readNotices, filler, { ids: [own!.id] })).toEqual({ count: 1 })
  })

  test('are counted while unread', async () => {
    const before = (await runQuery(noticeCount, officer, {})).unread
    await publish('gov', false, '关于节假日值班安排的通知')
    expect((await runQuery(noticeCount, officer, {})).unread).toBe(before + 1)
    expect((await runQuery(noticeList, officer, { unread: true })).rows.every((row) => row.readAt === null)).toBe(true)
  })
})

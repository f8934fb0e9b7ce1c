import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acknowledgeLenience, dismissLenience, issueLenience, revokeLenience } from '@/lib/matters/lenience/commands'
import { exportLenience, lenienceWorkbook } from '@/lib/matters/lenience/export'
import { proposeLenience } from '@/lib/matters/lenience/propose'
import { lenienceList, lenienceRecord } from '@/lib/matters/lenience/queries'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { lateReport } from '../../support/late-report'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())
// No role of the platform may delete a measure; the owner of the database clears what the test before left.
beforeEach(() =>
  withClient(world.database.ownerUrl, async (client) => {
    await client.query('delete from lenience_measure')
    await client.query(`update filing set status = 'withdrawn' where matter_code = 'GZ-ZH-01'`)
  }),
)

const measures = () => asSystem('测试', (tx) => tx.lenienceMeasure.findMany({ orderBy: { lapsedOn: 'asc' } }))
const now = new Date('2026-06-30T02:00:00.000Z')
const at = { now }

describe('proposals', () => {
  test('S092: the first late report is a 提示函, the same again a 通报; a second pass adds nothing', async () => {
    await lateReport(world.orgId, '迟报一', '2026-03-02', '2026-03-10')
    await lateReport(world.orgId, '迟报二', '2026-05-06', '2026-05-14')
    await lateReport(world.orgId, '按时', '2026-05-18', '2026-05-20')
    expect(await proposeLenience(now)).toBe(2)
    expect(await proposeLenience(now)).toBe(0)
    expect((await measures()).map((row) => [row.level, row.status, row.ordinal, row.lapsedOn])).toEqual([
      ['reminder', 'proposed', 1, '2026-03-10'],
      ['circular', 'proposed', 2, '2026-05-14'],
    ])
  })

  test('two workers at once propose it once', async () => {
    await lateReport(world.orgId, '两个后台', '2026-03-02', '2026-03-10')
    await Promise.all([proposeLenience(now), proposeLenience(now), proposeLenience(now)])
    expect(await measures()).toHaveLength(1)
  })

  test('a lapse that was excused counts no longer: what waits steps down', async () => {
    await lateReport(world.orgId, '将被谅解', '2026-03-02', '2026-03-10')
    await lateReport(world.orgId, '其后', '2026-05-06', '2026-05-14')
    await proposeLenience(now)
    const [first] = await measures()
    await runCommand(dismissLenience, await actorOf('leader'), { id: first!.id, version: 1, reason: '系统故障导致迟报' }, at)
    await proposeLenience(now)
    expect((await measures()).map((row) => [row.status, row.level])).toEqual([
      ['dismissed', 'reminder'],
      ['proposed', 'reminder'],
    ])
  })

  test('the enterprise does not see a proposal', async () => {
    await lateReport(world.orgId, '未发出', '2026-03-02', '2026-03-10')
    await proposeLenience(now)
    const head = await actorOf('ct-head')
    expect((await runQuery(lenienceList, head, {})).rows).toEqual([])
    const [row] = await measures()
    await expect(runQuery(lenienceRecord, head, { id: row!.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a measure', () => {
  async function proposed(times: number) {
    for (let index = 0; index < times; index += 1)
      await lateReport(world.orgId, `第${index + 1}次`, `2026-0${index + 2}-03`, `2026-0${index + 2}-25`)
    await proposeLenience(now)
    return (await measures()).at(-1)!
  }

  test('is issued with number, text and audit; the enterprise is told, confirms, and the officer learns of it', async () => {
    await lateReport(world.orgId, '提示', '2026-03-02', '2026-03-10')
    await proposeLenience(now)
    const [measure] = await measures()
    const chief = await actorOf('leader')
    const draft = await runQuery(lenienceRecord, chief, { id: measure!.id })
    expect(draft).toMatchObject({ draft: true, number: null, letter: { number: '文号在发出时编定' } })
    const { number } = await runCommand(issueLenience, chief, { id: measure!.id, version: 1 }, at)
    expect(number).toBe('青国资委提〔2026〕1号')
    while ((await relayOutbox(new Date())) > 0);
    const head = await actorOf('ct-head')
    const [row] = (await runQuery(lenienceList, head, { tab: 'issued' })).rows
    expect(row).toMatchObject({ level: 'reminder', status: 'issued', number })
    const record = await runQuery(lenienceRecord, head, { id: measure!.id })
    expect(record).toMatchObject({
      draft: false,
      letter: {
        number,
        to: '青岛城市建设投资（集团）有限责任公司：',
        organ: '青岛市人民政府国有资产监督管理委员会',
        paragraphs: draft.letter?.paragraphs,
      },
    })
    expect(record.letter?.paragraphs.join('')).toContain('不计处理')
    expect(record.basis.map((one) => one.title)).toEqual(['提示'])
    const told = await asSystem('测试', (tx) => tx.notice.findMany({ where: { userId: head.userId, kind: 'lenience' } }))
    expect(told.map((notice) => notice.title)).toContain(`提示函：${number}`)
    await runCommand(acknowledgeLenience, head, { id: measure!.id, version: 2 }, at)
    while ((await relayOutbox(new Date())) > 0);
    const answered = await asSystem('测试', (tx) => tx.notice.findMany({ where: { userId: chief.userId, kind: 'lenience' } }))
    expect(answered).toHaveLength(1)
    const trail = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { subjectId: measure!.id }, orderBy: { at: 'asc' } }))
    expect(trail.map((line) => line.action).sort()).toEqual(['acknowledgeLenience', 'issueLenience'])
    expect((await runQuery(lenienceList, chief, {}, now)).counts).toMatchObject({
      reminder: 1,
      notice: 0,
      circular: 0,
      waiting: 0,
      standing: 1,
    })
    // What was issued in another year is no longer of this one, and stands.
    const nextYear = new Date('2027-02-01T02:00:00.000Z')
    expect((await runQuery(lenienceList, chief, {}, nextYear)).counts).toMatchObject({ reminder: 0, standing: 1 })
    const filter = { tab: 'issued', level: 'reminder' } as const
    expect((await runCommand(exportLenience, chief, filter)).map((row) => row.number)).toEqual([number])
    expect(await runCommand(exportLenience, chief, { tab: 'issued', level: 'circular' })).toEqual([])
    expect((await lenienceWorkbook(head, {}, at.now)).name).toBe('提示与通报-2026-06-30.xlsx')
  })

  test('that is a 通报 is the head’s to issue, and asks for an account of what was mended', async () => {
    const circular = await proposed(2)
    const officer = await asSystem('测试', (tx) => tx.userAccount.findFirstOrThrow({ where: { login: 'cqgl-officer' } }))
    expect(officer.login).toBe('cqgl-officer')
    await asSystem('测试', (tx) => tx.lenienceMeasure.update({ where: { id: circular.id }, data: { line: 'CQGL' } }))
    await expect(runCommand(issueLenience, await actorOf('cqgl-officer'), { id: circular.id, version: 1 })).rejects.toThrow(
      '通报由处室负责人',
    )
    await runCommand(issueLenience, await actorOf('cqgl-chief'), { id: circular.id, version: 1 }, at)
    const head = await actorOf('ct-head')
    await expect(runCommand(acknowledgeLenience, head, { id: circular.id, version: 2 })).rejects.toThrow('请说明整改情况')
    await runCommand(acknowledgeLenience, head, { id: circular.id, version: 2, answer: '已落实责任人' }, at)
  })

  test('revoked counts no longer and cannot be confirmed or revoked again', async () => {
    const measure = await proposed(1)
    const leader = await actorOf('leader')
    await runCommand(issueLenience, leader, { id: measure.id, version: 1 }, at)
    await runCommand(revokeLenience, leader, { id: measure.id, version: 2, reason: '经核实按时报送' }, at)
    await expect(runCommand(revokeLenience, leader, { id: measure.id, version: 3, reason: '再次撤销一次' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(runCommand(acknowledgeLenience, await actorOf('ct-head'), { id: measure.id, version: 3 })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('is issued once, by one of two officers', async () => {
    const measure = await proposed(1)
    const [a, b] = [await actorOf('leader'), await actorOf('leader2')]
    const both = await Promise.allSettled([a, b].map((who) => runCommand(issueLenience, who, { id: measure.id, version: 1 }, at)))
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const counter = await asSystem('测试', (tx) => tx.counter.findMany({ where: { series: { in: ['reminder', 'notice', 'circular'] } } }))
    const numbered = (await measures()).filter((row) => row.number !== null).length
    expect(numbered).toBe(1)
    expect(counter.length).toBeGreaterThan(0)
  })
})

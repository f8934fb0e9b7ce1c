import '@/lib/matters/catalogue/events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { decideCatalogueDraft, retireMatter, submitCatalogueDraft } from '@/lib/matters/catalogue/commands/decide-draft'
import { discardCatalogueDraft, openDraft, saveCatalogueDraft } from '@/lib/matters/catalogue/commands/edit-draft'
import { importMatter } from '@/lib/matters/catalogue/commands/import-matter'
import { catalogueList } from '@/lib/matters/catalogue/queries/catalogue-list'
import { catalogueDifference, catalogueRecord, exportDefinition } from '@/lib/matters/catalogue/queries/catalogue-record'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { matterGuide, matterHall } from '@/lib/matters/queries/hall'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { approver, drafted, editor, published, submittedDraft } from '../../support/catalogue'
import { actorOf, carryOn, fillIn } from '../../support/clerks'
import { openSmallWorld, outcome } from '../../support/people'
import { fillInAfter } from '../../support/prerequisites'

const today = shanghaiDate(new Date())
let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

async function refused(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (reason) => reason,
  )
  if (isRefusal(error)) return error
  throw error ?? new Error('was not refused')
}

describe('a matter changes from draft to version', () => {
  test('a longer promise is approved by a second person; what is in hand runs to its end on the old version', async () => {
    const filler = await actorOf('ct-fill')
    const old = await fillInAfter('GZ-CQ-04', filler)
    await carryOn(old, 'review')
    const { published: version } = (await published('GZ-CQ-04', (matter) => {
      matter.limits.promiseDays += 5
      matter.materials[0]!.note = '一式两份'
    })) as { published: number }
    expect(version).toBe(2)

    const fresh = await runCommand(createFiling, filler, { matter: 'GZ-CQ-04' })
    const [before, after] = [await runQuery(filingRecord, filler, { id: old }), await runQuery(filingRecord, filler, fresh)]
    expect([before.matter.version, after.matter.version]).toEqual([1, 2])
    expect(after.filing.promiseDays).toBe(before.filing.promiseDays + 5)
    await carryOn(old)
    const ended = await runQuery(filingRecord, filler, { id: old })
    expect([ended.filing.status, ended.matter.version, ended.filing.promiseDays]).toEqual(['concluded', 1, before.filing.promiseDays])
  })

  test('the guide follows at once: one material renamed, version up by one', async () => {
    const reader = await actorOf('ct-fill')
    const before = await runQuery(matterGuide, reader, { code: 'GZ-CQ-11' })
    await published('GZ-CQ-11', (matter) => {
      matter.materials[1]!.name = '租赁方案（含租金测算）'
    })
    const after = await runQuery(matterGuide, reader, { code: 'GZ-CQ-11' })
    expect(after.version).toBe(before.version + 1)
    expect(after.matter.materials[1]!.name).toBe('租赁方案（含租金测算）')
    const { changes } = await runQuery(catalogueDifference, await editor(), { code: 'GZ-CQ-11', from: before.version, to: after.version })
    expect(changes).toEqual([
      {
        ...{ section: '材料', label: '租赁方案（含租金测算）', kind: 'changed' },
        message: `名称由“${before.matter.materials[1]!.name}”改为“租赁方案（含租金测算）”`,
      },
    ])
  })

  test('a version of next week is not in force this week', async () => {
    const week = addDays(today, 7)
    await published('GZ-GG-06', ({ limits }) => Object.assign(limits, { note: '自下周起' }), week)
    const { version } = await runQuery(matterGuide, await editor(), { code: 'GZ-GG-06' })
    const row = (await runQuery(catalogueList, await editor(), { words: 'GZ-GG-06' })).rows[0]!
    expect([version, row.version, row.coming]).toEqual([1, 1, { version: 2, effectiveFrom: week, retired: false }])
    const earlier = submittedDraft('GZ-GG-06', ({ limits }) => Object.assign(limits, { note: '更早' }), today)
    expect((await refused(earlier)).message).toContain(`第 2 版自 ${week} 起施行`)
  })

  test('who edited or submitted cannot approve, also as head of the department', async () => {
    const chief = await approver()
    const { id, version } = await drafted(
      'GZ-GG-08',
      (matter) => Object.assign(matter, { trigger: '拟申请首次公开发行或者分拆上市' }),
      chief,
    )
    const note = '规范表述'
    const sent = await runCommand(submitCatalogueDraft, await editor(), { id, version, effectiveFrom: today, note })
    const decision = { id, version: sent.version, approve: true }
    expect((await refused(runCommand(decideCatalogueDraft, chief, decision))).code).toBe('forbidden')
    expect(await outcome(runCommand(decideCatalogueDraft, await editor(), decision))).toBe('forbidden')
    const leader = await actorOf('leader5')
    expect(await runCommand(decideCatalogueDraft, leader, decision)).toMatchObject({ published: 2 })
  })

  test('a returned draft says why, is mended and comes back', async () => {
    const { id, version } = await submittedDraft('GZ-ZB-02', (matter) => Object.assign(matter, { name: '国有股东标识管理' }))
    const chief = await approver()
    expect((await refused(runCommand(decideCatalogueDraft, chief, { id, version, approve: false }))).fields).toHaveProperty('reason')
    await relayOutbox(new Date())
    await runCommand(decideCatalogueDraft, chief, { id, version, approve: false, reason: '名称与目录不一致' })
    await relayOutbox(new Date())
    const told = await asSystem('测试', (tx) =>
      tx.notice.findMany({ where: { kind: 'catalogue', href: { endsWith: id } }, orderBy: { at: 'asc' } }),
    )
    expect(told.filter((notice) => notice.userId === chief.userId).map((notice) => notice.title)).toEqual(['待审批：国有股东标识管理'])
    expect(told.filter((notice) => notice.body === '名称与目录不一致').map((notice) => notice.userId)).toEqual([(await editor()).userId])
    const page = await runQuery(catalogueDraft, await editor(), { id })
    expect([page.state, page.reason, page.may.edit]).toEqual(['已退回', '名称与目录不一致', true])
    await runCommand(discardCatalogueDraft, await editor(), { id, version: page.version })
    const record = await runQuery(catalogueRecord, await editor(), { code: 'GZ-ZB-02' })
    expect(record.drafts.map((draft) => draft.state)).toEqual(['已作废'])
  })

  test('two editors: the second save on the same version is told, nothing is overwritten', async () => {
    const { id, version } = await drafted('GZ-GG-07', ({ limits }) => Object.assign(limits, { note: '甲的修改' }))
    const other = await actorOf('zcfg-officer2')
    const { body } = await runQuery(catalogueDraft, other, { id })
    await runCommand(saveCatalogueDraft, other, { id, version, body: { ...body, trigger: '乙的修改' } })
    expect(await outcome(runCommand(saveCatalogueDraft, await editor(), { id, version, body }))).toBe('stale')
    expect((await runQuery(catalogueDraft, other, { id })).body.trigger).toBe('乙的修改')
  })

  test('a draft with a fault is not submitted, and the fault is named with place and character', async () => {
    const { id, version } = await drafted('GZ-CW-05', (matter) => {
      matter.materials[0]!.requiredWhen = "change_type = '会计政策' and nothing_there"
    })
    const wanted = { id, version, effectiveFrom: today, note: '测试' }
    const refusal = await refused(runCommand(submitCatalogueDraft, await editor(), wanted))
    expect(refusal.fields['materials.0.requiredWhen']).toMatch(/^材料第 1 行“.+”的提交条件：表达式有误（第 \d+ 字）/)
  })

  test('a draft that changes nothing is not sent to anybody', async () => {
    const { id, version } = await drafted('GZ-CW-06', () => undefined)
    const wanted = { id, version, effectiveFrom: today, note: '没有改动' }
    expect((await refused(runCommand(submitCatalogueDraft, await editor(), wanted))).message).toContain('没有差异')
  })

  test('who confirmed a basis and when is written by the platform, whatever the draft says', async () => {
    const { id } = await drafted('GZ-CQ-01', (matter) => {
      const row = matter.basis.find((basis) => !basis.checked)!
      Object.assign(row, { checked: true, checkedBy: '别人', checkedOn: '2020-01-01' })
    })
    const { body } = await runQuery(catalogueDraft, await editor(), { id })
    const stamped = (body.basis as { checkedBy?: string; checkedOn?: string }[]).filter((row) => row.checkedOn)
    expect(stamped.map((row) => [row.checkedBy, row.checkedOn])).toEqual([[(await editor()).name, today]])
  })
})

describe('a matter leaves the catalogue', () => {
  test('a retired one is not begun any more, and what is in hand runs on', async () => {
    const filler = await actorOf('ct-fill')
    const inHand = await fillIn('GZ-KH-04', filler)
    const { id } = await runCommand(retireMatter, await editor(), { code: 'GZ-KH-04', effectiveFrom: today, note: '并入年度预算' })
    const { version } = await runQuery(catalogueDraft, await approver(), { id })
    await runCommand(decideCatalogueDraft, await approver(), { id, version, approve: true })
    const refusal = await refused(runCommand(createFiling, filler, { matter: 'GZ-KH-04' }))
    expect([refusal.code, refusal.message.includes(`已自 ${today} 停用`)]).toEqual(['blocked', true])
    expect((await runQuery(matterHall, filler, {})).entries.some((entry) => entry.code === 'GZ-KH-04')).toBe(false)
    await carryOn(inHand)
    expect((await runQuery(filingRecord, filler, { id: inHand })).filing.status).toBe('concluded')
    expect((await runQuery(catalogueList, await editor(), { words: 'GZ-KH-04' })).rows[0]!.state).toBe('已停用')
  })
})

describe('matters as JSON', () => {
  test('exported, imported and approved again, a matter is the same to the letter', async () => {
    const exported = await runQuery(exportDefinition, await editor(), { code: 'GZ-KH-01' })
    const { id } = await runCommand(importMatter, await editor(), { text: exported.text })
    const draft = await runQuery(catalogueDraft, await editor(), { id })
    expect(draft.body).toEqual(JSON.parse(exported.text))
    expect([draft.faults, draft.changes]).toEqual([[], []])
  })

  test('a new code becomes the first version of a new matter', async () => {
    const { text } = await runQuery(exportDefinition, await editor(), { code: 'GZ-KH-05' })
    const { id } = await runCommand(importMatter, await editor(), { text: text.replaceAll('GZ-KH-05', 'GZ-KH-09') })
    const { version } = await runQuery(catalogueDraft, await editor(), { id })
    const sent = await runCommand(submitCatalogueDraft, await editor(), { id, version, effectiveFrom: today, note: '新设事项' })
    await runCommand(decideCatalogueDraft, await approver(), { id, version: sent.version, approve: true })
    expect((await runQuery(matterGuide, await editor(), { code: 'GZ-KH-09' })).version).toBe(1)
  })

  test.each([
    ['{ "code": "GZ-CQ-01", }', /第 1 行第 \d+ 字不是合法的 JSON/],
    ['{\n  "code": "GZ-CQ-01"\n', /第 3 行/],
  ])('what is no JSON is refused with line and column: %s', async (text, message) => {
    expect((await refused(runCommand(importMatter, await editor(), { text }))).message).toMatch(message)
  })

  test('what is no matter is refused with every place', async () => {
    const { text } = await runQuery(exportDefinition, await editor(), { code: 'GZ-KH-02' })
    const broken = JSON.parse(text)
    broken.materials[2].required = '是'
    broken.flow.steps[1].days = -1
    broken.basis = []
    const { fields } = await refused(runCommand(importMatter, await editor(), { text: JSON.stringify(broken) }))
    expect(Object.keys(fields).sort()).toEqual(['basis', 'flow.steps.1.days', 'materials.2.required'])
    expect(fields['materials.2.required']).toMatch(/^材料第 3 行“.+”的必交：应为是或否$/)
  })
})

test('only the policy department edits, and enterprises see no drafts at all', async () => {
  for (const login of ['cqgl-officer', 'cqgl-chief', 'ct-fill'])
    expect(await outcome(runCommand(openDraft, await actorOf(login), { kind: 'matter', code: 'GZ-CQ-02' })), login).toBe('forbidden')
  expect(await outcome(runQuery(catalogueList, await actorOf('cqgl-officer'), {}))).toBe('done')
  expect(await outcome(runQuery(catalogueList, await actorOf('ct-fill'), {}))).toBe('forbidden')
  const trail = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { action: 'decideCatalogueDraft', outcome: 'done' } }))
  expect(trail.length).toBeGreaterThan(3)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { beginMatter, beginOneThing } from '@/lib/matters/catalogue/commands/begin-matter'
import { decideCatalogueDraft, submitCatalogueDraft } from '@/lib/matters/catalogue/commands/decide-draft'
import { discardCatalogueDraft, saveCatalogueDraft } from '@/lib/matters/catalogue/commands/edit-draft'
import { catalogueList } from '@/lib/matters/catalogue/queries/catalogue-list'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { currentMatter } from '@/lib/matters/definitions'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { approver, editor } from '../../support/catalogue'
import { actorOf, carryOn, filingOf, fillIn } from '../../support/clerks'
import { openSmallWorld, outcome } from '../../support/people'

const today = shanghaiDate(new Date())
let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const joint = (more: object = {}) => ({
  ...{ code: 'OT-14', name: '担保与捐赠一件事', department: 'CWJD', description: '同一董事会审议的', matters: ['GZ-CW-07', 'GZ-CW-10'] },
  ...more,
})
const single = (more: object = {}) => ({
  ...{ code: 'GZ-CW-20', name: '对外赞助', department: 'SHZR', from: 'GZ-CW-10', beginning: 'whole' as const },
  ...more,
})

/** Submits a draft as it stands and has the second person approve it. */
async function inForce(id: string, effectiveFrom = today) {
  const { version } = await runQuery(catalogueDraft, await editor(), { id })
  const wanted = { id, version, effectiveFrom, note: '新设' }
  const submitted = await runCommand(submitCatalogueDraft, await editor(), wanted)
  return runCommand(decideCatalogueDraft, await approver(), { id, version: submitted.version, approve: true })
}

/** What a refused command says, with the field it concerns. */
const refusal = async (asked: Promise<unknown>) => {
  const error = (await asked.catch((caught) => caught)) as { code: string; message: string; fields: Record<string, string> }
  return [error.code, Object.keys(error.fields ?? {}).join(), error.message]
}

test('a 一件事 is begun on screen, stands among the drafts, is approved by a second person, and is filed and accepted', async () => {
  const { choices } = await runQuery(catalogueList, await editor(), {})
  expect(choices.freeCode).toBe('OT-14')
  expect([choices.matters.length, choices.departments.length > 10]).toEqual([57, true])
  const { id } = await runCommand(beginOneThing, await editor(), joint())
  const { rows, counts } = await runQuery(catalogueList, await editor(), { drafts: true })
  expect(rows).toMatchObject([{ code: 'OT-14', state: '新起草', version: 0, department: '财务监管与统计评价处' }])
  expect([counts.drafts, counts.joint]).toEqual([1, 13])
  const draft = await runQuery(catalogueDraft, await approver(), { id })
  expect([draft.base, draft.faults]).toEqual([0, []])
  expect(draft.preview!.parts!.map(({ matter }) => matter)).toEqual(['GZ-CW-07', 'GZ-CW-10'])
  expect(draft.changes.map(({ label, message }) => `${label} ${message}`)).toContain('GZ-CW-10 新增事项')
  await expect(runCommand(createFiling, await actorOf('ct-fill'), { matter: 'OT-14' })).rejects.toThrow(/没有编码为 OT-14/)
  expect(await inForce(id)).toMatchObject({ published: 1, effectiveFrom: today })
  const filing = await fillIn('OT-14', await actorOf('ct-fill'))
  await carryOn(filing, 'accept')
  expect(await filingOf(filing)).toMatchObject({ matterCode: 'OT-14', line: 'CWJD' })
})

test('a matter is begun from another one, in whole or in its frame, and takes effect on its day', async () => {
  const { id } = await runCommand(beginMatter, await editor(), single())
  expect((await runQuery(catalogueDraft, await approver(), { id })).changes.map(({ label }) => label)).toContain('超预算捐赠')
  await inForce(id)
  const { matter } = await asSystem('核对', (tx) => currentMatter(tx, 'GZ-CW-20'))
  expect([matter.name, matter.line, matter.form.code]).toEqual(['对外赞助', 'SHZR', 'GZ-CW-20'])
  await runCommand(createFiling, await actorOf('ct-fill'), { matter: 'GZ-CW-20' })
  const frame = await runCommand(beginMatter, await editor(), single({ code: 'GZ-CW-21', beginning: 'frame' }))
  const { body, version, faults } = await runQuery(catalogueDraft, await editor(), { id: frame.id })
  expect(faults.map(({ place }) => place)).toEqual(['依据第 1 行的名称'])
  const wanted = { id: frame.id, version, effectiveFrom: today, note: '新设' }
  expect(await outcome(runCommand(submitCatalogueDraft, await editor(), wanted))).toBe('invalid')
  const basis = [{ name: '关于对外赞助管理的通知', documentNo: null, version: null, point: '第三条', checked: false }]
  const saved = await runCommand(saveCatalogueDraft, await editor(), { id: frame.id, version, body: { ...body, basis } })
  expect(saved.faults).toEqual([])
  await inForce(frame.id, addDays(today, 10))
  expect(await outcome(runCommand(createFiling, await actorOf('ct-fill'), { matter: 'GZ-CW-21' }))).toBe('not_found')
})

test('a code that is taken, by a version or a draft, is refused with a free one; a discarded draft frees it', async () => {
  expect(await refusal(runCommand(beginOneThing, await editor(), joint({ code: 'OT-03' })))).toEqual([
    'invalid',
    'code',
    '编码 OT-03 已用于“重大投资项目一件事”，可以用 OT-15',
  ])
  const begun = await runCommand(beginOneThing, await editor(), joint({ code: 'OT-15', name: '另一件事' }))
  expect((await refusal(runCommand(beginOneThing, await editor(), joint({ code: 'OT-15' }))))[2]).toMatch(/已用于“另一件事”，可以用 OT-16/)
  await runCommand(discardCatalogueDraft, await editor(), { id: begun.id, version: 1 })
  await runCommand(beginOneThing, await editor(), joint({ code: 'OT-15' }))
  expect((await refusal(runCommand(beginMatter, await editor(), single({ code: 'GZ-CW-10' }))))[2]).toMatch(/已用于“对外捐赠”/)
})

test.each<[string, () => Promise<unknown>, string, RegExp]>([
  ['a code of another shape', async () => runCommand(beginOneThing, await editor(), joint({ code: 'OT14' })), 'code', /格式应为 OT-14/],
  ['one matter only', async () => runCommand(beginOneThing, await editor(), joint({ matters: ['GZ-CW-07'] })), 'matters', /至少选择两个/],
  [
    'a matter twice',
    async () => runCommand(beginOneThing, await editor(), joint({ code: 'OT-17', matters: ['GZ-CW-07', 'GZ-CW-07'] })),
    'matters',
    /GZ-CW-07 选了两次/,
  ],
  [
    'a matter that is not there',
    async () => runCommand(beginOneThing, await editor(), joint({ code: 'OT-17', matters: ['GZ-CW-07', 'GZ-CW-99'] })),
    'matters',
    /没有编码为 GZ-CW-99/,
  ],
  [
    'an unknown department',
    async () => runCommand(beginOneThing, await editor(), joint({ code: 'OT-17', department: 'NONE' })),
    'department',
    /没有编码为 NONE 的处室/,
  ],
  [
    'a model that is not there',
    async () => runCommand(beginMatter, await editor(), single({ code: 'GZ-CW-30', from: 'GZ-CW-98' })),
    'from',
    /没有编码为 GZ-CW-98/,
  ],
  ['no name', async () => runCommand(beginMatter, await editor(), single({ code: 'GZ-CW-30', name: ' ' })), 'name', /请填写名称/],
])('%s is refused, and nothing is begun', async (_, ask, field, says) => {
  const before = (await runQuery(catalogueList, await editor(), { drafts: true })).rows.length
  const [code, at, message] = await refusal(ask())
  expect([code, at]).toEqual(['invalid', field])
  expect(message).toMatch(says)
  expect((await runQuery(catalogueList, await editor(), { drafts: true })).rows.length).toBe(before)
})

test('an officer of another department begins nothing', async () => {
  const stranger = await actorOf('cqgl-officer')
  expect(await outcome(runCommand(beginOneThing, stranger, joint({ code: 'OT-18' })))).toBe('forbidden')
  expect(await outcome(runCommand(beginMatter, stranger, single({ code: 'GZ-CW-31' })))).toBe('forbidden')
})

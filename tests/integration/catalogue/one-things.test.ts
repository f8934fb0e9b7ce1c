import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { decideCatalogueDraft, retireMatter, submitCatalogueDraft } from '@/lib/matters/catalogue/commands/decide-draft'
import { discardCatalogueDraft, openDraft, saveCatalogueDraft } from '@/lib/matters/catalogue/commands/edit-draft'
import { importMatter } from '@/lib/matters/catalogue/commands/import-matter'
import { catalogueList } from '@/lib/matters/catalogue/queries/catalogue-list'
import { catalogueDifference, catalogueRecord, exportDefinition } from '@/lib/matters/catalogue/queries/catalogue-record'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { currentMatter } from '@/lib/matters/definitions'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { approver, editor, published } from '../../support/catalogue'
import { actorOf, carryOn, filingOf, fillIn } from '../../support/clerks'
import { openSmallWorld, outcome } from '../../support/people'

const today = shanghaiDate(new Date())
let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

// biome-ignore lint/suspicious/noExplicitAny: a recipe as the editor has it, unfinished states included
type Recipe = Record<string, any>

/** A draft of a 一件事 changed and saved as the editor does. */
async function drafted(code: string, change: (recipe: Recipe) => void) {
  const { id } = await runCommand(openDraft, await editor(), { kind: 'one_thing', code })
  const { body, version } = await runQuery(catalogueDraft, await editor(), { id })
  const changed = structuredClone(body)
  change(changed)
  return { id, ...(await runCommand(saveCatalogueDraft, await editor(), { id, version, body: changed })) }
}
async function submitted(code: string, change: (recipe: Recipe) => void, effectiveFrom = today) {
  const { id, version } = await drafted(code, change)
  return { id, ...(await runCommand(submitCatalogueDraft, await editor(), { id, version, effectiveFrom, note: '按联办运行情况调整' })) }
}
async function inForce(code: string, change: (recipe: Recipe) => void, effectiveFrom?: string) {
  const { id, version } = await submitted(code, change, effectiveFrom)
  return runCommand(decideCatalogueDraft, await approver(), { id, version, approve: true })
}
const thing = (code: string) => asSystem('核对', (tx) => currentMatter(tx, code))

test('lead department, silence, parts and a shared field are changed on screen, approved by a second person, and what was begun stays', async () => {
  const filler = await actorOf('ct-fill')
  const begun = await runCommand(createFiling, filler, { matter: 'OT-09' })
  const { id, version } = await submitted('OT-09', (recipe) => {
    recipe.department = 'ZCFG'
    recipe.silence = { rule: 'consent', days: 2 }
    recipe.same = [...recipe.same, 'title']
    recipe.matters.push({ matter: 'GZ-CW-10', later: false, supplies: [] })
  })
  expect(await outcome(runCommand(decideCatalogueDraft, await editor(), { id, version, approve: true }))).toBe('forbidden')
  const draft = await runQuery(catalogueDraft, await approver(), { id })
  const told = draft.changes.map(({ section, label, message }) => `${section} ${label} ${message}`)
  expect(told).toEqual(
    expect.arrayContaining([
      '基本信息 牵头处室 由“财务监管与统计评价处”改为“政策法规处”',
      '包含的事项 GZ-CW-10 新增事项',
      expect.stringMatching(/^合成结果·流程环节 各处室并联审查 逾期不答复由“无”改为“视为同意并留痕”/),
    ]),
  )
  await runCommand(decideCatalogueDraft, await approver(), { id, version, approve: true })
  const { matter, version: now } = await thing('OT-09')
  expect([now, matter.line, matter.parts!.map((part) => part.matter)]).toEqual([2, 'ZCFG', ['GZ-CW-07', 'GZ-CW-08', 'GZ-CW-10']])
  expect(matter.flow.steps.find(({ key }) => key === 'parts')!.silence).toEqual({ rule: 'consent', days: 2 })
  const fresh = await fillIn('OT-09', filler)
  await carryOn(fresh, 'accept')
  expect((await filingOf(begun.id)).definitionId).not.toBe((await filingOf(fresh)).definitionId)
  const { changes } = await runQuery(catalogueDifference, await editor(), { kind: 'one_thing', code: 'OT-09', from: 1, to: 2 })
  expect(changes.map(({ label }) => label)).toContain('牵头处室')
  expect((await runQuery(catalogueRecord, await editor(), { kind: 'one_thing', code: 'OT-09' })).currentVersion).toBe(2)
})

test('a later change of a part is composed by the new recipe, not by the released one', async () => {
  await published('GZ-CW-10', (matter) => Object.assign(matter, { outputs: [...matter.outputs, '捐赠备案告知书'] }))
  const { matter, version } = await thing('OT-09')
  expect([
    version,
    matter.outputs.includes('捐赠备案告知书'),
    matter.line,
    matter.flow.steps.find(({ key }) => key === 'parts')!.silence?.rule,
  ]).toEqual([3, true, 'ZCFG', 'consent'])
})

test('takes effect on its day', async () => {
  await inForce('OT-11', (recipe) => Object.assign(recipe, { description: '上市前各事项一并办理' }), addDays(today, 20))
  expect((await thing('OT-11')).version).toBe(1)
})

test('the order of the parts is the order of the form', async () => {
  await inForce('OT-10', (recipe) => recipe.matters.reverse())
  const { matter } = await thing('OT-10')
  expect(matter.parts!.map((part) => part.matter)).toEqual(
    matter.composedFrom!.matters.filter((one) => !one.later).map((one) => one.matter),
  )
})

test.each<[string, (recipe: Recipe) => void, RegExp]>([
  ['an unknown matter', (recipe) => (recipe.matters[0].matter = 'GZ-CW-99'), /包含的事项第 1 行.*没有编码为 GZ-CW-99 的现行事项/],
  ['the same matter twice', (recipe) => (recipe.matters[1].matter = recipe.matters[0].matter), /与第 1 行重复/],
  ['only one matter', (recipe) => (recipe.matters = recipe.matters.slice(0, 1)), /至少包含两个事项/],
  ['an unknown department', (recipe) => (recipe.department = 'NONE'), /牵头处室.*没有编码为此的处室：NONE/],
  ['a condition that cannot be read', (recipe) => (recipe.matters[1].when = 'amount >'), /包含条件：表达式有误（第 \d+ 字）/],
  ['a condition over a field that is not there', (recipe) => (recipe.matters[1].when = 'no_field = 1'), /包含条件：.*no_field/],
  [
    'a fact the base does not have',
    (recipe) => (recipe.matters[0].supplies = [{ fact: 'base.nothing', value: 'amount' }]),
    /底座没有名为“base.nothing”的事实/,
  ],
  [
    'a field to drop that is not there',
    (recipe) => (recipe.matters[0].drops = { fields: ['no_field'], why: '不再需要' }),
    /没有字段“no_field”/,
  ],
])('%s is named with its place, and nothing is submitted', async (_, change, says) => {
  const { id, faults, version } = await drafted('OT-08', (recipe) => {
    change(recipe)
  })
  expect(faults.map((fault) => `${fault.place}：${fault.message}`).join('\n')).toMatch(says)
  const wanted = { id, version, effectiveFrom: today, note: '试一试' }
  expect(await outcome(runCommand(submitCatalogueDraft, await editor(), wanted))).toBe('invalid')
  await runCommand(discardCatalogueDraft, await editor(), { id, version })
})

test('the one of a career, written as a whole, is edited like a matter', async () => {
  const code = (await runQuery(catalogueList, await editor(), { joint: true })).rows.find((row) => row.code > 'OT-12')!.code
  await inForce(code, (body) => Object.assign(body, { trigger: '人员调动时一次办理编制、工资、账号' }))
  expect((await thing(code)).matter.trigger).toBe('人员调动时一次办理编制、工资、账号')
})

test('exported and imported, it is a draft of the same 一件事; taken out, it is not begun any more', async () => {
  const { text } = await runQuery(exportDefinition, await editor(), { kind: 'one_thing', code: 'OT-12' })
  const { id, code } = await runCommand(importMatter, await editor(), { text })
  const draft = await runQuery(catalogueDraft, await editor(), { id })
  expect([code, draft.kind, draft.faults, draft.changes]).toEqual(['OT-12', 'one_thing', [], []])
  await runCommand(discardCatalogueDraft, await editor(), { id, version: draft.version })
  const retired = await runCommand(retireMatter, await editor(), { code: 'OT-12', effectiveFrom: today, note: '改为分别办理' })
  await runCommand(decideCatalogueDraft, await approver(), { id: retired.id, version: 1, approve: true })
  await expect(runCommand(createFiling, await actorOf('ct-fill'), { matter: 'OT-12' })).rejects.toThrow(/停用/)
})

test('all thirteen stand in the catalogue beside the 57 matters', async () => {
  const { rows, counts } = await runQuery(catalogueList, await editor(), { joint: true })
  expect([rows.length, counts.joint, counts.all]).toEqual([13, 13, 57])
})

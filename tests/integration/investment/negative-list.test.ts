import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideListDraft, editListDraft, openListDraft, submitListDraft } from '@/lib/investment/lists/commands'
import { listDraft } from '@/lib/investment/lists/queries'
import { negativeListPage, negativeListWhatIf } from '@/lib/investment/negative-list/queries'
import { shanghaiDate } from '@/lib/kernel/workday'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { precheck } from '@/lib/matters/queries/precheck'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const today = shanghaiDate(new Date())
const officer = () => actorOf('ghfz-officer')
const clause = (no: number, condition: string, category = '禁止类', more: object = {}) => ({
  ...{ no, category, text: `第 ${no} 条测试条文内容`, condition, matters: ['GZ-GH-02'], source: '测试来源', checked: false, ...more },
})

/** The clauses that a draft filing of a project meets, with what became of them. */
async function checksOf(id: string) {
  const { checks } = await runQuery(precheck, await actorOf('ct-fill'), { id })
  return Object.fromEntries(
    checks.filter(({ id: rule }) => rule.startsWith('FM-') || rule.startsWith('PT-R02')).map((check) => [check.id, check]),
  )
}

async function project(values: Record<string, unknown>, matter = 'GZ-GH-02') {
  const { id } = await runCommand(createFiling, await actorOf('ct-fill'), { matter })
  const { version } = await asSystem('测试', (tx) => tx.filing.findUniqueOrThrow({ where: { id } }))
  await runCommand(saveDraft, await actorOf('ct-fill'), { id, version, values } as never)
  return id
}

describe('the list of this release', () => {
  test('has its clauses with source and the mark that they are unchecked', async () => {
    const { clauses, shown } = await runQuery(negativeListPage, await actorOf('ct-fill'), {})
    expect(shown).toBe(1)
    expect(clauses.length).toBeGreaterThanOrEqual(20)
    expect(clauses.every(({ checked, source }) => !checked && source.length > 1)).toBe(true)
    expect(new Set(clauses.map(({ category }) => category))).toEqual(new Set(['禁止类', '特别监管类']))
  })

  test('a filing is held against it: 禁止类 stops, 特别监管类 warns, what lacks an entry passes nothing', async () => {
    const id = await project({ industry: 'K7010', core_match: '非主业', irr: '-2', payback: '20', total_invest: '200000' })
    const found = await checksOf(id)
    expect(found['FM-02']).toMatchObject({
      result: 'failed',
      level: '阻断',
      basis: expect.stringMatching(/投资项目负面清单第 1 版.*第 2 条；.*（待校核）/),
    })
    expect(found['FM-05']).toMatchObject({ result: 'failed', level: '阻断', field: 'irr' })
    expect(found['FM-18']).toMatchObject({ result: 'failed', level: '预警' })
    expect(found['FM-14']).toMatchObject({ result: 'failed', level: '预警' })
    expect(found['FM-06']).toMatchObject({ result: 'undecided' })
    expect(found['FM-01']).toMatchObject({ result: 'manual' })
    expect(found['FM-20']).toBeUndefined()
    expect(found['PT-R02']).toMatchObject({ level: '预警' })
  })

  test('so is the project inside a 一件事, in the names of the joint form', async () => {
    const entries = { industry: 'K7010', core_match: '非主业', irr: '-2', total_invest: '500', gh02_total_invest: '200000' }
    const found = await checksOf(await project(entries, 'OT-03'))
    const rules = (...ids: string[]) => ids.map((id) => found[id]?.result)
    expect(rules('FM-02', 'FM-05', 'FM-14', 'FM-06', 'FM-01')).toEqual(['failed', 'failed', 'failed', 'undecided', 'manual'])
    expect(found['FM-14']).toMatchObject({ level: '预警', field: 'gh02_total_invest' })
    expect([found['FM-20'], found['PT-R02']?.level]).toEqual([undefined, '预警'])
    const without = await runCommand(createFiling, await actorOf('ct-fill'), { matter: 'OT-09' })
    expect(Object.keys(await checksOf(without.id))).toEqual([])
  })
})

test('a clause is drafted, approved by a second person, and in force from its day: the same filing is judged anew', async () => {
  const filing = await project({ industry: 'C3911', core_match: '主业', irr: '9', payback: '12' })
  expect((await checksOf(filing))['FM-99']).toBeUndefined()
  const { id } = await runCommand(openListDraft, await officer(), { kind: 'negative_list' })
  let { version } = await runQuery(listDraft, await officer(), { id })
  const edit = async (item: object) => runCommand(editListDraft, await officer(), { id, version, at: null, item }).catch((error) => error)
  expect(await edit(clause(99, 'irr < '))).toMatchObject({ code: 'invalid', fields: { condition: expect.stringContaining('GZ-GH-02') } })
  expect(await edit(clause(99, 'no_such_field > 3'))).toMatchObject({ code: 'invalid' })
  expect(await edit(clause(99, 'not base.core.duplicated'))).toMatchObject({
    fields: { condition: expect.stringContaining('不能用底座事实') },
  })
  expect(await edit(clause(99, 'irr < 5%', '鼓励类'))).toMatchObject({ fields: { category: expect.stringContaining('禁止类') } })
  version = (await edit(clause(99, "industry = 'C3911' and payback > 10"))).version
  const tried = await runQuery(negativeListWhatIf, await officer(), {
    matter: 'GZ-GH-02',
    values: { industry: 'C3911', payback: '12' },
    draftId: id,
  })
  expect(tried.results.find(({ ruleId }) => ruleId === 'FM-99')).toMatchObject({ result: 'failed', level: '阻断' })
  await runCommand(submitListDraft, await officer(), { id, version, effectiveFrom: today, note: '增加一条' })
  const draft = await runQuery(listDraft, await actorOf('ghfz-chief'), { id })
  expect(draft.changes).toMatchObject([{ what: '新增', name: '第 99 条' }])
  expect(draft.may).toMatchObject({ decide: true })
  expect((await checksOf(filing))['FM-99']).toBeUndefined()
  await runCommand(decideListDraft, await actorOf('ghfz-chief'), { id, version: draft.version, approve: true })
  expect((await checksOf(filing))['FM-99']).toMatchObject({ result: 'failed', basis: expect.stringContaining('第 2 版') })
  expect(await runQuery(negativeListPage, await actorOf('ct-fill'), { version: 1 })).toMatchObject({ inForce: 2, shown: 1 })
})

test('what-if names what is missing instead of passing it, and asks only for fields of the clauses', async () => {
  const none = await runQuery(negativeListWhatIf, await actorOf('ct-fill'), { matter: 'GZ-GH-04' })
  expect(none).toMatchObject({ filled: false, results: [] })
  expect(none.fields.map(({ key }) => key)).toContain('sanction_hit')
  const some = await runQuery(negativeListWhatIf, await actorOf('ct-fill'), {
    matter: 'GZ-GH-04',
    values: { sanction_hit: '是', spv_layers: '3' },
  })
  const result = (rule: string) => some.results.find(({ ruleId }) => ruleId === rule)?.result
  expect([result('FM-09'), result('FM-12'), result('FM-21')]).toEqual(['failed', 'passed', 'undecided'])
})

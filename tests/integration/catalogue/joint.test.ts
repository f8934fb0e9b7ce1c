import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { decideCatalogueDraft, retireMatter, submitCatalogueDraft } from '@/lib/matters/catalogue/commands/decide-draft'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { currentMatter } from '@/lib/matters/definitions'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { approver, drafted, editor, published } from '../../support/catalogue'
import { actorOf, carryOn, filingOf, fillIn } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

const today = shanghaiDate(new Date())
let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const thing = (code: string) => asSystem('核对', (tx) => currentMatter(tx, code))
const versions = (code: string) =>
  asSystem('核对', (tx) =>
    tx.definition.findMany({ where: { code }, orderBy: { version: 'asc' }, select: { version: true, effectiveFrom: true, retired: true } }),
  )

test('a 一件事 asks for what its matters ask for since their new version; what was filed before stays as it was', async () => {
  const filler = await actorOf('ct-fill')
  const before = await runCommand(createFiling, filler, { matter: 'OT-09' })
  await published('GZ-CW-07', (matter) => {
    matter.materials[0]!.name = '担保方案及测算表'
    matter.limits.promiseDays += 1
  })
  const now = await thing('OT-09')
  expect(now.version).toBe(2)
  expect(now.matter.materials.map((material) => material.name)).toContain('担保方案及测算表')
  expect(now.matter.rules.filter((rule) => rule.id === 'PT-R01')).toHaveLength(1)
  const id = await fillIn('OT-09', filler)
  await carryOn(id, 'accept')
  const [old, fresh] = [await filingOf(before.id), await filingOf(id)]
  expect(fresh.definitionId).toBe(now.id)
  expect(old.definitionId).not.toBe(now.id)
})

test('a version for a later day makes the 一件事 change on that day', async () => {
  const day = addDays(today, 30)
  await published('GZ-GG-08', (matter) => Object.assign(matter.materials[0]!, { note: '一式三份' }), day)
  expect(await versions('OT-11')).toEqual([
    { version: 1, effectiveFrom: '2024-01-01', retired: false },
    { version: 2, effectiveFrom: day, retired: false },
  ])
  expect((await thing('OT-11')).version).toBe(1)
})

test('a change that the 一件事 could not bear is named before it is submitted', async () => {
  const { id, version } = await drafted('GZ-CQ-07', (matter) => {
    // The joint form reads the value of the appraisal from this field for the other matters.
    const field = matter.form.fields.find((one) => one.key === 'appr_equity')!
    matter.form.fields = matter.form.fields.filter((one) => one !== field)
    matter.form.rules = matter.form.rules.filter((rule) => !JSON.stringify(rule).includes('appr_equity'))
    matter.rules = matter.rules.filter((rule) => !JSON.stringify(rule).includes('appr_equity'))
    matter.amountField = matter.amountField === 'appr_equity' ? null : matter.amountField
    matter.form.fields = JSON.parse(JSON.stringify(matter.form.fields).replaceAll('appr_equity', 'book_equity'))
  })
  const { faults } = await runQuery(catalogueDraft, await editor(), { id })
  expect(faults.map((fault) => fault.message).join('\n')).toMatch(/包含本事项的“.+一件事”无法办理/)
  const submit = runCommand(submitCatalogueDraft, await editor(), { id, version, effectiveFrom: today, note: '删去字段' })
  await expect(submit).rejects.toMatchObject({ code: 'invalid' })
})

test('with a matter taken out of the catalogue its 一件事 is taken out too, and comes back with it', async () => {
  const { id } = await runCommand(retireMatter, await editor(), { code: 'GZ-KH-03', effectiveFrom: today, note: '改由企业自主决定' })
  await runCommand(decideCatalogueDraft, await approver(), { id, version: 1, approve: true })
  await expect(runCommand(createFiling, await actorOf('ct-fill'), { matter: 'OT-12' })).rejects.toThrow(/停用/)
  await published('GZ-KH-03', (matter) => Object.assign(matter, { applicantScope: '市属一级企业' }))
  expect((await thing('OT-12')).version).toBe(3)
})

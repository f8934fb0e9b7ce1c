import { describe, expect, it } from 'vitest'
import { definitionFlaws } from '@/lib/flow/rules/definition'
import { checkDefinition } from '@/lib/forms/check-definition'
import { environmentOf } from '@/lib/forms/environment'
import { parseForm } from '@/lib/forms/parse-form'
import { faultsOf } from '@/lib/kernel/expr/compile'
import { workCalendar } from '@/lib/kernel/workday'
import { surroundingsOf } from '@/lib/matters/facts'
import { defaultParams } from '@/lib/matters/params'
import { runRules } from '@/lib/matters/rules-run'
import { sampleMaterials, sampleValues } from '@/lib/matters/sample'
import { sampleFacts } from '@/lib/matters/sample-facts'
import { readDepartments, readMatters, readOneThings } from '@/prisma/seed/reference-files'
import { rng } from '@/prisma/seed/rng'
import { sampleContext } from '../support/sample-context'

const matters = readMatters()
const byCode = new Map(matters.map((matter) => [matter.code, matter]))
const things = readOneThings(matters)
const departments = new Set(readDepartments().map((department) => department.code))

it('there are twelve joint matters of enterprises', () => {
  expect(things.map((thing) => thing.code)).toEqual(Array.from({ length: 12 }, (_, index) => `OT-${String(index + 1).padStart(2, '0')}`))
})

describe.each(things.map((thing) => [thing.code, thing] as const))('%s', (code, thing) => {
  const surroundings = surroundingsOf(thing)
  const environment = environmentOf(thing.form, surroundings)
  const parts = thing.parts!.map((part) => byCode.get(part.matter)!)

  it('has a form, expressions and a flow without faults', () => {
    expect(checkDefinition(thing.form, surroundings)).toEqual([])
    expect(definitionFlaws(thing.flow)).toEqual([])
    const sources = [
      ...thing.rules.flatMap((rule) => [rule.when, rule.check]),
      ...thing.materials.map((material) => material.requiredWhen),
      ...thing.parts!.map((part) => part.when),
      ...thing.flow.steps.map((step) => step.when),
    ].filter((source) => source !== undefined)
    expect(sources.flatMap((source) => faultsOf(source, environment, 'bool').map((fault) => `${source}: ${fault.message}`))).toEqual([])
    const keys = thing.form.fields.map((field) => field.key)
    for (const rule of thing.rules) for (const key of rule.fields) expect(keys, rule.id).toContain(key)
  })

  it('lets every department that has a part, and every one that would co-sign, look at once', () => {
    const together = thing.flow.steps.find((step) => step.key === 'parts')!
    expect(together).toMatchObject({ kind: 'parallel', join: 'all' })
    const asked = together.pools.map((pool) => pool.department)
    for (const department of asked) expect(departments).toContain(department)
    for (const part of parts) expect(asked).toContain(part.line)
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('keeps its promise: the longest way through the parts, never more than one after the other', () => {
    const days = parts.map((part) => part.limits.promiseDays)
    const counted = thing.flow.steps.reduce((sum, step) => sum + (step.counts ? step.days : 0), 0)
    expect(counted).toBeLessThanOrEqual(thing.limits.promiseDays)
    expect(thing.limits.promiseDays).toBeGreaterThanOrEqual(Math.max(...days))
    expect(thing.limits.promiseDays).toBeLessThanOrEqual(days.reduce((sum, one) => sum + one, 0))
  })

  it('asks for each material once, and for no other than its parts do', () => {
    const keys = thing.materials.map((material) => material.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect([...keys].sort()).toEqual([...new Set(parts.flatMap((part) => part.materials.map((material) => material.key)))].sort())
  })

  it('asks fewer questions than its parts do one by one', () => {
    const alone = parts.reduce((sum, part) => sum + part.form.fields.length, 0)
    expect(thing.form.fields.length).toBeLessThan(alone)
  })

  it('can be filled in so that no blocking rule of any part stands in the way', () => {
    for (const index of [1, 2, 3, 4]) {
      const seed = `${code}-${index}`
      const values = sampleValues(thing, rng(seed), sampleContext)
      const facts = sampleFacts(thing, values, sampleContext)
      const materials = new Set(sampleMaterials(thing, values, sampleContext))
      const form = { today: sampleContext.today, params: defaultParams(), facts, materials, surroundings, calendar: workCalendar }
      const { issues } = parseForm(thing.form, values, 'submit', form)
      expect(
        issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
        seed,
      ).toEqual([])
      const broken = runRules(thing, values, form).filter(
        (one) => one.level === '阻断' && (one.result === 'failed' || one.result === 'undecided'),
      )
      expect(
        broken.map((one) => `${one.ruleId} ${one.result} ${one.reason}`),
        seed,
      ).toEqual([])
    }
  })
})

it('国有资本收益一件事 asks for the profit once, and every matter of it takes it', () => {
  const thing = things.find((one) => one.code === 'OT-08')!
  const asked = thing.form.fields.filter((field) => field.key.endsWith('np_parent'))
  expect(asked.map((field) => field.key)).toEqual(['np_parent'])
  const takers = thing.parts!.filter((part) => byCode.get(part.matter)!.form.fields.some((field) => field.key === 'np_parent'))
  for (const part of takers) expect(part.names.np_parent, part.matter).toBeUndefined()
  expect(takers.length).toBeGreaterThanOrEqual(2)
})

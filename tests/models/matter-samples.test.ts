import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseForm } from '@/lib/forms/parse-form'
import { workCalendar } from '@/lib/kernel/workday'
import { surroundingsOf } from '@/lib/matters/facts'
import { defaultParams } from '@/lib/matters/params'
import { runRules } from '@/lib/matters/rules-run'
import { sampleMaterials, sampleValues } from '@/lib/matters/sample'
import { sampleFacts } from '@/lib/matters/sample-facts'
import { matterDefinitionSchema } from '@/lib/matters/schema'
import { rng } from '@/prisma/seed/rng'
import { sampleContext as context } from '../support/sample-context'

const folder = 'prisma/seed/reference/matters'
const matters = readdirSync(folder)
  .sort()
  .map((file) => matterDefinitionSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))))

function fill(matter: (typeof matters)[number], seed: string) {
  const values = sampleValues(matter, rng(seed), context)
  const facts = sampleFacts(matter, values, context)
  const materials = new Set(sampleMaterials(matter, values, context))
  const form = {
    today: context.today,
    params: defaultParams(),
    facts,
    materials,
    surroundings: surroundingsOf(matter),
    calendar: workCalendar,
  }
  return { values, form, results: runRules(matter, values, form) }
}

describe.each(matters.map((matter) => [matter.code, matter] as const))('a sample of %s', (code, matter) => {
  const seeds = Array.from({ length: 12 }, (_, index) => `${code}-${index}`)

  it('can be submitted as it stands', () => {
    for (const seed of seeds) {
      const { values, form } = fill(matter, seed)
      const { issues } = parseForm(matter.form, values, 'submit', form)
      expect(
        issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
        seed,
      ).toEqual([])
    }
  })

  it('breaks no rule, and leaves none undecided that the base could decide', () => {
    for (const seed of seeds) {
      const broken = fill(matter, seed).results.filter(
        (one) => one.level === '阻断' && (one.result === 'failed' || one.result === 'undecided'),
      )
      expect(
        broken.map((one) => `${one.ruleId} ${one.result} ${one.reason}`),
        seed,
      ).toEqual([])
      const open = fill(matter, seed).results.filter((one) => one.at === 'submit' && one.result === 'undecided')
      expect(
        open.map((one) => `${one.ruleId} ${one.reason}`),
        seed,
      ).toEqual([])
    }
  })

  it('has no choice that leaves the form unfillable', () => {
    const ruled = new Set(matter.form.rules.map((rule) => rule.message))
    for (const field of matter.form.fields) {
      const options = field.type === 'bool' ? [true, false] : field.type === 'enum' ? (field.options ?? []) : []
      for (const option of options) {
        const values = sampleValues(matter, rng(code), context, { [field.key]: option })
        const { issues } = parseForm(matter.form, values, 'submit', { today: context.today, surroundings: surroundingsOf(matter) })
        const open = issues.filter((issue) => !ruled.has(issue.message)).map((issue) => `${issue.path.join('.')} ${issue.message}`)
        expect(open, `${field.key} = ${option}`).toEqual([])
      }
    }
  })

  it('is the same for the same draws and another one for others', () => {
    expect(fill(matter, 'one').values).toEqual(fill(matter, 'one').values)
    const many = new Set(seeds.map((seed) => JSON.stringify(fill(matter, seed).values)))
    expect(many.size).toBeGreaterThan(1)
  })
})

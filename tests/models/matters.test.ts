import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definitionFlaws } from '@/lib/flow/rules/definition'
import { checkDefinition } from '@/lib/forms/check-definition'
import { environmentOf } from '@/lib/forms/environment'
import { faultsOf } from '@/lib/kernel/expr/compile'
import { parse } from '@/lib/kernel/expr/parser'
import { references } from '@/lib/kernel/expr/references'
import { workCalendar } from '@/lib/kernel/workday'
import { baseFacts, surroundingsOf } from '@/lib/matters/facts'
import { defaultParams } from '@/lib/matters/params'
import { platformRules, withPlatformRules } from '@/lib/matters/platform-rules'
import { targetField } from '@/lib/matters/prerequisites/prerequisite'
import { runRules } from '@/lib/matters/rules-run'
import { type MatterDefinition, matterDefinitionSchema } from '@/lib/matters/schema'

type Example = {
  values: Record<string, never>
  facts?: Record<string, never>
  params?: Record<string, string>
  materials?: string[]
  today?: string
}
type Examples = Record<string, { pass: Example; fail: Example }>

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const folder = 'prisma/seed/reference'
const bodies: unknown[] = readdirSync(`${folder}/matters`)
  .sort()
  .map((file) => read(`${folder}/matters/${file}`))
const matters: MatterDefinition[] = bodies.map((body) => matterDefinitionSchema.parse(body))
const roles = new Set((read(`${folder}/roles.json`) as { code: string }[]).map((role) => role.code))
const departments = new Set((read(`${folder}/departments.json`) as { code: string }[]).map((department) => department.code))
const codes = new Set(matters.map((matter) => matter.code))
const executable = matters.flatMap((matter) => matter.rules.filter((rule) => rule.check !== undefined).map((rule) => ({ matter, rule })))

describe('the catalogue of matters', () => {
  it('holds 57 matters with 248 rules, each code once', () => {
    expect(matters).toHaveLength(57)
    expect(codes.size).toBe(57)
    expect(matters.reduce((sum, matter) => sum + matter.rules.length, 0)).toBe(248)
  })

  it('lets the platform decide most rules and says of every other what the base lacks', () => {
    const manual = matters.flatMap((matter) => matter.rules.filter((rule) => rule.missingFact !== undefined))
    console.info(
      ['人工核查：', ...manual.map((rule) => `${rule.id} ${rule.title} —— 缺：${rule.missingFact}`), `可执行 ${executable.length} 条`].join(
        '\n',
      ),
    )
    expect(executable.length).toBeGreaterThanOrEqual(150)
    expect(executable.length + manual.length).toBe(248)
    for (const rule of manual) expect(rule.missingFact?.length ?? 0).toBeGreaterThan(4)
  })

  it('is found under four to ten everyday words each', () => {
    for (const { code, keywords } of matters) {
      expect(keywords.length, code).toBeGreaterThanOrEqual(4)
      expect(keywords.length, code).toBeLessThanOrEqual(10)
      expect(new Set(keywords).size, code).toBe(keywords.length)
    }
  })

  it('names only facts of the vocabulary, and no fact in vain', () => {
    const text = JSON.stringify(matters.map(withPlatformRules))
    const named = new Set(text.match(/base\.[a-z0-9_]+(\.[a-z0-9_]+)+/g))
    expect([...named].filter((name) => !Object.hasOwn(baseFacts, name))).toEqual([])
    expect(Object.keys(baseFacts).filter((name) => !named.has(name))).toEqual([])
  })

  it('has real situations, each with its own condition, in at least 15 matters', () => {
    const real = matters.filter(
      (matter) =>
        matter.situations.filter((situation) => situation.when).length >= 2 &&
        (matter.materials.some((material) => material.requiredWhen) ||
          matter.form.fields.some((field) => field.visibleWhen) ||
          matter.flow.steps.some((step) => step.when)),
    )
    expect(real.length).toBeGreaterThanOrEqual(15)
  })
})

describe.each(matters.map((matter) => [matter.code, matter] as const))('%s', (_code, matter) => {
  const surroundings = surroundingsOf(matter)
  const environment = environmentOf(matter.form, surroundings)

  it('has a form without faults', () => {
    expect(checkDefinition(matter.form, surroundings)).toEqual([])
  })

  it('has expressions that fit the form, the facts, the parameters and the materials', () => {
    const sources = [
      ...matter.rules.flatMap((rule) => [rule.when, rule.check]),
      ...matter.materials.map((material) => material.requiredWhen),
      ...matter.situations.map((situation) => situation.when),
      ...matter.flow.steps.map((step) => step.when),
      ...matter.dependencies.map((dependency) => dependency.when),
    ].filter((source) => source !== undefined)
    const faults = sources.flatMap((source) => faultsOf(source, environment, 'bool').map((fault) => `${source}: ${fault.message}`))
    expect(faults).toEqual([])
    const materials = new Set(matter.materials.map((material) => material.key))
    for (const source of sources) {
      const tree = parse(source)
      if (tree.ok) for (const key of references(tree.ast, environment).materials) expect(materials).toContain(key)
    }
  })

  it('points at fields, materials and matters that exist', () => {
    const keys = new Set(matter.form.fields.map((field) => field.key))
    for (const rule of matter.rules) {
      expect(rule.fields.length, rule.id).toBeGreaterThan(0)
      for (const key of rule.fields) expect(keys, rule.id).toContain(key)
    }
    for (const key of [matter.amountField, matter.targetField]) if (key !== null) expect(keys).toContain(key)
    for (const dependency of matter.dependencies) {
      for (const code of [dependency.matter, ...(dependency.or ?? [])]) expect(codes).toContain(code)
      if (dependency.rule !== undefined) expect(matter.rules.map((rule) => rule.id)).toContain(dependency.rule)
    }
    for (const risk of matter.riskPoints)
      for (const key of risk.steps ?? []) expect(matter.flow.steps.map((step) => step.key)).toContain(key)
    for (const { source } of matter.form.fields) if (source) expect(Object.keys(baseFacts)).toContain(source.fact)
    for (const { fromBase } of matter.materials) if (fromBase) expect(Object.keys(baseFacts)).toContain(fromBase)
    expect(new Set(matter.materials.map((material) => material.key)).size).toBe(matter.materials.length)
  })

  it('says of every prerequisite how the platform holds it, and stops a filing only on the ground of a law or a rule', () => {
    for (const dependency of matter.dependencies) {
      const told = [dependency.level, dependency.same, dependency.when, dependency.months, dependency.rule]
      if (dependency.relation !== '前置') expect(told.filter((one) => one !== undefined)).toEqual([])
      else {
        expect(dependency.level, dependency.matter).toBeDefined()
        expect(dependency.same, dependency.matter).toBeDefined()
        if (dependency.level === '阻断') expect(dependency.rule ?? dependency.basis, dependency.matter).toBeDefined()
        // What is looked for over a target needs a form that names one.
        if (dependency.same === 'target') expect(targetField(matter), dependency.matter).not.toBeNull()
      }
    }
  })

  it('has a flow of known roles and departments that keeps its separations and its promise', () => {
    expect(definitionFlaws(matter.flow)).toEqual([])
    const { steps } = matter.flow
    const seen: string[] = []
    for (const step of steps) {
      for (const pool of step.pools) {
        expect(roles).toContain(pool.role)
        if (pool.department && pool.department !== 'lead') expect(departments).toContain(pool.department)
      }
      for (const other of step.apartFrom) expect(seen, `${step.key} apart from ${other}`).toContain(other)
      expect(seen).not.toContain(step.key)
      seen.push(step.key)
    }
    const apart = (key: string) => steps.find((step) => step.key === key)?.apartFrom ?? []
    expect(apart('e_head')).toContain('e_fill')
    expect(apart('chief')).toContain('review')
    expect(steps.at(-1)?.actions).toContain('conclude')
    expect(departments).toContain(matter.line)
    const counted = steps.reduce((sum, step) => sum + (step.counts ? step.days : 0), 0)
    expect(counted).toBeLessThanOrEqual(matter.limits.promiseDays)
    expect(matter.flow.promiseDays).toBe(matter.limits.promiseDays)
    if (matter.kind === '审批' || matter.kind === '核准') expect(steps.some((step) => step.phase === 'decision')).toBe(true)
    if (matter.kind !== '报告') {
      expect(apart('e_head')).toContain('e_check')
      expect(apart('e_check')).toContain('e_fill')
    }
  })
})

describe('rules by example', () => {
  const run = (matter: MatterDefinition, ruleId: string, example: Example) =>
    runRules({ ...matter, rules: matter.rules.filter((rule) => rule.id === ruleId) }, example.values, {
      facts: example.facts ?? {},
      params: { ...defaultParams(), ...example.params },
      materials: new Set(example.materials ?? []),
      today: example.today ?? '2026-06-01',
      calendar: workCalendar,
    })[0]!
  const examplesOf = new Map(matters.map((matter) => [matter.code, read(`tests/models/matter-rules/${matter.code}.json`) as Examples]))

  it.each(executable.map(({ matter, rule }) => [rule.id, rule.title, matter] as const))(
    '%s %s: one that keeps it, one that breaks it',
    (id, _title, matter) => {
      const example = examplesOf.get(matter.code)?.[id]
      expect(example, '每条可执行规则须有正反两例').toBeDefined()
      const [pass, fail] = [run(matter, id, example!.pass), run(matter, id, example!.fail)]
      expect(pass, pass.reason ?? '').toMatchObject({ result: 'passed', reason: null })
      expect(fail, fail.reason ?? '').toMatchObject({ result: 'failed', reason: matter.rules.find((rule) => rule.id === id)?.message })
    },
  )

  it('passes no rule that stands on the base alone while the base is silent', () => {
    const silent = executable.filter(({ rule }) => /base\./.test(rule.check!) && !/ or /.test(rule.check!))
    expect(silent.length).toBeGreaterThan(20)
    for (const { matter, rule } of silent) {
      const { facts: _withheld, ...example } = examplesOf.get(matter.code)![rule.id]!.pass
      expect(run(matter, rule.id, example).result, rule.id).not.toBe('passed')
    }
  })

  it('never passes a rule whose fact is absent, and leaves a rule out whose condition does not hold', () => {
    const transfer = matters.find((matter) => matter.code === 'GZ-CQ-01')!
    expect(run(transfer, 'GZ-CQ-01-R05', { values: { hold_pct_before: '51' as never } })).toMatchObject({ result: 'undecided' })
    expect(run(transfer, 'GZ-CQ-01-R03', { values: { pay_mode: '一次性' as never } })).toMatchObject({ result: 'not_applicable' })
  })
})

describe('rules of the platform', () => {
  const same = (count: string | undefined, values: Record<string, never> = { title: '关于转让股权的请示' as never }) =>
    runRules(withPlatformRules(matters[0]!), values, {
      facts: count === undefined ? {} : { 'base.title.same_30d': count },
      ...{ params: defaultParams(), materials: new Set<string>(), today: '2026-06-01', calendar: workCalendar },
    }).find((one) => one.ruleId === 'PT-R01')!

  const own: Readonly<Record<string, string[]>> = { 'GZ-GH-02': ['PT-R02'], 'GZ-GH-03': ['PT-R03'] }

  it('stand behind the rules of every matter, once, and fit its form', () => {
    for (const matter of matters) {
      const twice = withPlatformRules(withPlatformRules(matter))
      expect(twice.rules.slice(matter.rules.length).map((rule) => rule.id)).toEqual(['PT-R01', ...(own[matter.code] ?? [])])
      const environment = environmentOf(matter.form, surroundingsOf(matter))
      for (const rule of twice.rules.slice(matter.rules.length)) {
        expect([...faultsOf(rule.when!, environment, 'bool'), ...faultsOf(rule.check!, environment, 'bool')], matter.code).toEqual([])
        expect(matter.form.fields.map((field) => field.key)).toContain(rule.fields[0])
      }
      expect(matter.form.fields.find((field) => field.key === 'title')?.hint).toContain('PT-R01')
    }
  })

  it('PT-R01: the same title again within thirty days is a warning, a first one passes', () => {
    expect(same('0')).toMatchObject({ result: 'passed', level: '预警', reason: null })
    expect(same('1')).toMatchObject({ result: 'failed', reason: platformRules[0]!.message, mend: platformRules[0]!.mend })
  })

  it('PT-R02, PT-R03: what is typed is held against the catalogue of main businesses; without one nothing passes', () => {
    const said = (code: string, match: string | undefined) => {
      const matter = withPlatformRules(matters.find((one) => one.code === code)!)
      const values = { industry: 'C3911', core_match: '主业' } as never
      const facts: Record<string, string> = match === undefined ? {} : { 'base.project.core_match': match }
      const context = { facts, params: defaultParams(), materials: new Set<string>(), today: '2026-06-01', calendar: workCalendar }
      return runRules(matter, values, context).find((one) => own[code]!.includes(one.ruleId))!.result
    }
    expect(['主业', '非主业', undefined].map((match) => said('GZ-GH-02', match))).toEqual(['passed', 'failed', 'undecided'])
    expect(['主业', '非主业', undefined].map((match) => said('GZ-GH-03', match))).toEqual(['failed', 'passed', 'undecided'])
  })

  it('PT-R01: without an answer of the ledger it is undecided, without a title it does not apply', () => {
    expect(same(undefined).result).toBe('undecided')
    expect(same('0', {}).result).toBe('not_applicable')
  })
})

import { environmentOf } from '@/lib/forms/environment'
import { treeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { parseForm } from '@/lib/forms/parse-form'
import type { FormValue, FormValues } from '@/lib/forms/schema'
import { references } from '@/lib/kernel/expr/references'
import { workCalendar } from '@/lib/kernel/workday'
import { checkFiling } from '@/lib/matters/check-filing'
import { surroundingsOf } from '@/lib/matters/facts'
import { factsOf } from '@/lib/matters/facts-provider'
import { defaultParams } from '@/lib/matters/params'
import type { RuleResult } from '@/lib/matters/rules-run'
import { sampleMaterials, sampleValues } from '@/lib/matters/sample'
import { sampleFacts } from '@/lib/matters/sample-facts'
import type { SampleContext } from '@/lib/matters/samples/draw'
import type { MatterDefinition } from '@/lib/matters/schema'
import { activeSteps, situationOf } from '@/lib/matters/situations'
import type { Rng } from '../../rng'
import { thingsOf } from './wording/things'
import { titleOf } from './wording/titles'

/** A form as an enterprise would hand it in, with everything that is read out of it at submission. */
export type FiledForm = {
  readonly values: FormValues
  readonly results: readonly RuleResult[]
  readonly situation: string | null
  readonly isActive: (stepKey: string) => boolean
  readonly materialKeys: readonly string[]
}

export type FormWish = {
  readonly chosen?: FormValues | undefined
  readonly title?: string | undefined
  readonly passes?: string | undefined
}

const tries = 60

/**
 * Fills the form of a matter so that it could be submitted: no blocking rule fails, and the step asked for is on the way. About one in
 * six has something that a rule warns of or leaves to a person. Throws when no such form is found: then a recipe has gone wrong.
 */
export function filedForm(matter: MatterDefinition, context: SampleContext, chance: Rng, wish: FormWish = {}): FiledForm {
  let why = ''
  for (let attempt = 0; attempt < tries; attempt++) {
    const steered = wish.passes && attempt > 3 ? { ...towards(matter, wish.passes, chance), ...wish.chosen } : wish.chosen
    const form = attemptForm(matter, context, chance, { ...wish, chosen: steered }, attempt < 4)
    const blocking = form.results.find((one) => one.level === '阻断' && one.result === 'failed')
    if (blocking) why = `${blocking.ruleId} ${blocking.reason}`
    else if (wish.passes && !form.isActive(wish.passes)) why = `${wish.passes} is not on the way`
    else return form
  }
  throw new Error(`No form of ${matter.code} that can be submitted: ${why}`)
}

/** Choices for the fields that decide whether a step is on the way, drawn anew at every try. */
function towards(matter: MatterDefinition, stepKey: string, chance: Rng): FormValues {
  const tree = treeOf(matter.flow.steps.find((step) => step.key === stepKey)?.when ?? 'true')
  const asked = tree.ok ? references(tree.ast, environmentOf(matter.form)).fields : []
  const fields = matter.form.fields.filter((field) => [...asked].includes(field.key) && field.compute === undefined)
  return Object.fromEntries(
    fields.flatMap((field): [string, FormValue][] => {
      if (field.type === 'bool') return [[field.key, chance.chance(0.5)]]
      return field.type === 'enum' && field.options ? [[field.key, chance.pick(field.options)]] : []
    }),
  )
}

function attemptForm(matter: MatterDefinition, context: SampleContext, chance: Rng, wish: FormWish, mayBeFlawed: boolean): FiledForm {
  const chosen = { ...thingsOf(matter.code, chance, context), ...wish.chosen }
  const values = sampleValues(matter, chance, context, chosen)
  values.title = wish.title ?? titleOf(matter, values, context, chance)
  const materialKeys = sampleMaterials(matter, values, context)
  const materials = new Set([...materialKeys, ...matter.materials.filter((one) => one.fromBase !== null).map((one) => one.key)])
  const facts = sampleFacts(matter, values, context)
  if (mayBeFlawed && chance.chance(0.16)) spoil(matter, facts, chance)
  const form: FormContext = {
    today: context.today,
    facts,
    params: defaultParams(),
    surroundings: surroundingsOf(matter),
    materials,
    calendar: workCalendar,
    names: {},
  }
  return {
    values,
    results: checkFiling(matter, values, form),
    situation: situationOf(matter, values, form),
    isActive: activeSteps(matter, values, form),
    materialKeys,
  }
}

/** Takes one fact away, or turns it to the worse. */
function spoil(matter: MatterDefinition, facts: Record<string, unknown>, chance: Rng): void {
  const used = factsOf(matter)
  if (used.length === 0) return
  const name = chance.pick(used)
  if (typeof facts[name] === 'boolean' && chance.chance(0.6)) facts[name] = !facts[name]
  else delete facts[name]
}

/**
 * A draft without what the base supplies: it is filled in when the draft is opened, so that no invented figure stands against an accepted
 * statement and asks for a reason.
 */
export function leftToTheBase(matter: Pick<MatterDefinition, 'form'>, values: FormValues): FormValues {
  const sourced = matter.form.fields.filter(({ source, key }) => source && key !== 'applicant_org' && key !== 'target_org')
  return { ...values, ...Object.fromEntries(sourced.map(({ key, type }) => [key, type === 'table' ? [] : null])) }
}

/** The form as a draft that has not been finished: some of the fields are still empty. */
export function unfinished(matter: MatterDefinition, values: FormValues, context: SampleContext, chance: Rng): FormValues {
  const kept = new Set(['applicant_org', 'target_org', 'contact', 'contact_phone', 'title'])
  const partial = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, kept.has(key) || chance.chance(0.65) ? value : Array.isArray(value) ? [] : null]),
  )
  const form: FormContext = {
    today: context.today,
    params: defaultParams(),
    surroundings: surroundingsOf(matter),
    calendar: workCalendar,
    names: {},
  }
  return parseForm(matter.form, partial, 'draft', form).values
}

/** The form after a correction or a return: one note or the telephone is changed, and nothing the rules look at. */
export function amended(matter: MatterDefinition, values: FormValues, round: number, chance: Rng): FormValues {
  const notes = matter.form.fields.filter((field) => field.type === 'textarea' && typeof values[field.key] === 'string' && !field.compute)
  const note = notes.length > 0 ? chance.pick(notes) : undefined
  const phone = { contact_phone: `0532-8591${String(2345 + round).padStart(4, '0')}` }
  if (!note) return { ...values, ...phone }
  const text = `${values[note.key]}（补充：已按要求完善相关说明，并附佐证材料。）`
  return { ...values, ...phone, ...(text.length <= (note.maxLength ?? 2000) ? { [note.key]: text } : {}) }
}

import { settle } from '@/lib/forms/conditions'
import { environmentOf } from '@/lib/forms/environment'
import { evaluateSource, scopeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { ColumnDefinition, FieldDefinition, FormRow, FormValue, FormValues } from '@/lib/forms/schema'
import { addDays } from '@/lib/kernel/workday'
import { surroundingsOf } from './facts'
import { defaultParams } from './params'
import type { Draw, Recipe, SampleContext } from './samples/draw'
import { financeRecipes } from './samples/finance'
import { investmentRecipes } from './samples/investment'
import { oneThingAdjustments } from './samples/one-things'
import { oversightRecipes } from './samples/oversight'
import { ownershipRecipes } from './samples/ownership'
import { peopleRecipes } from './samples/people'
import { reformRecipes } from './samples/reform'
import type { MatterDefinition } from './schema'

const recipes: Readonly<Record<string, Recipe>> = {
  ...ownershipRecipes,
  ...investmentRecipes,
  ...reformRecipes,
  ...financeRecipes,
  ...peopleRecipes,
  ...oversightRecipes,
}

type Filled = Pick<MatterDefinition, 'code' | 'name' | 'kind' | 'form' | 'materials' | 'parts'>

/**
 * A plausible filled form of any matter that passes its validation and rules given `sampleFacts`. The same draws and context give
 * the same form. Hidden fields stay empty; computed ones are filled. `chosen` fixes fields beforehand (a situation, a flaw).
 */
export function sampleValues(matter: Filled, draw: Draw, context: SampleContext, chosen: FormValues = {}): FormValues {
  const form: FormContext = { today: context.today, params: defaultParams(), surroundings: surroundingsOf(matter) }
  const planned: FormValues = { ...head(matter, context), ...recipeOf(matter, draw, context), ...chosen }
  let values: FormValues = {}
  for (const field of matter.form.fields) values[field.key] = field.type === 'table' ? [] : null
  // A filled field may show another one; three rounds reach every field that depends on a field that depends on a field.
  for (let round = 0; round < 4; round++) {
    const { values: computed, conditions } = settle(matter.form, values, form)
    values = { ...computed }
    for (const field of matter.form.fields) {
      if (field.compute !== undefined || conditions.hidden.has(field.key) || !isEmpty(values[field.key])) continue
      const value = planned[field.key] ?? (conditions.required.has(field.key) ? fieldValue(field, draw, context) : null)
      if (value !== null) values[field.key] = value
    }
  }
  const { values: settled, conditions } = settle(matter.form, values, form)
  const shown: FormValues = { ...settled }
  for (const key of conditions.hidden) shown[key] = matter.form.fields.find((field) => field.key === key)?.type === 'table' ? [] : null
  return shown
}

/** Keys of the materials a filled form asks for and the base does not supply. */
export function sampleMaterials(matter: Filled, values: FormValues, context: Pick<SampleContext, 'today'>): string[] {
  const form: FormContext = { today: context.today, params: defaultParams(), surroundings: surroundingsOf(matter) }
  const scope = scopeOf(environmentOf(matter.form, form.surroundings), values, form)
  return matter.materials
    .filter(({ fromBase }) => fromBase === null)
    .filter(({ required, requiredWhen }) => required || (requiredWhen !== undefined && evaluateSource(requiredWhen, scope).value === true))
    .map((material) => material.key)
}

/** What the recipe of a matter plans, or those of all parts of a 一件事 in the names of its form; earlier parts have the word. */
function recipeOf(matter: Filled, draw: Draw, context: SampleContext): FormValues {
  const own = recipes[matter.code]?.(draw, context) ?? {}
  const plans = (matter.parts ?? []).map(({ matter: code, names }) => {
    const plan = recipes[code]?.(draw, context) ?? {}
    return [code, Object.fromEntries(Object.entries(plan).map(([key, value]) => [names[key] ?? key, value]))] as const
  })
  const planned: FormValues = Object.assign({}, ...plans.map(([, plan]) => plan).reverse(), own)
  return { ...planned, ...oneThingAdjustments[matter.code]?.(planned, Object.fromEntries(plans)) }
}

function head(matter: Filled, { applicant, target, contact }: SampleContext): FormValues {
  const about = matter.form.fields.some((field) => field.key === 'target_org') ? target.name : applicant.name
  const title = `关于${about}${matter.name}的${matter.kind === '报告' ? '报告' : '请示'}`
  return { applicant_org: applicant.id, target_org: target.id, contact, contact_phone: '0532-85912345', title: title.slice(0, 100) }
}

function isEmpty(value: FormValue | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function fieldValue(field: FieldDefinition, draw: Draw, context: SampleContext): FormValue {
  if (field.type !== 'table') return cellOf(field, draw, context)
  const columns = (field.columns ?? []).filter((column) => column.compute === undefined)
  const rows = Math.max(field.minRows ?? 1, 1)
  return Array.from(
    { length: rows },
    (): FormRow => Object.fromEntries(columns.map((column) => [column.key, cellOf(column, draw, context)])),
  )
}

const phrase = '经研究论证，相关安排符合国资监管规定和企业发展实际，责任部门、时间节点和风险应对措施均已明确。'

/** Something fitting for a field that no recipe names. */
function cellOf(field: ColumnDefinition | FieldDefinition, draw: Draw, context: SampleContext): Exclude<FormValue, FormRow[]> {
  const { today, target, others, people } = context
  switch (field.type) {
    case 'bool':
      return false
    case 'enum':
      return draw.pick(field.options ?? ['其他'])
    case 'multi':
      return [draw.pick(field.options ?? ['C3911'])]
    case 'date':
      return addDays(today, -draw.int(5, 60))
    case 'datetime':
      return `${addDays(today, -draw.int(1, 3))}T10:00`
    case 'int':
    case 'decimal':
    case 'percent':
    case 'money':
    case 'money4':
      return numberOf(field, draw)
    case 'org':
      return target.id
    case 'uscc':
      return others[0]?.uscc ?? null
    case 'person':
      return people[0] ?? context.contact
    case 'phone':
      return '0532-85912345'
    case 'adcode':
      return draw.pick(['370202', '370203', '370211', '370212', '370213', '370214'])
    case 'code':
      return field.list === 'country' ? 'SG' : 'C3911'
    case 'ref':
    case 'dict':
      return `${field.list ?? 'ref'}-${draw.int(1, 90)}`
    case 'textarea':
      return phrase.repeat(Math.ceil(Math.max(1, field.minLength ?? 1) / phrase.length)).slice(0, field.maxLength ?? 2000)
    default:
      return field.pattern ? `${today.slice(0, 4)}-${Number(today.slice(0, 4)) + 2}` : `${field.label}示例`.slice(0, field.maxLength ?? 200)
  }
}

function numberOf(field: ColumnDefinition | FieldDefinition, draw: Draw): string {
  const low = Math.max(0, Math.ceil(Number(field.min ?? '0'))) + (field.exclusiveMin ? 1 : 0)
  const usual = field.type === 'money' ? 3000 : field.type === 'percent' ? 60 : field.type === 'int' ? 12 : 20
  const high = Math.max(low, Math.min(low + usual, Math.floor(Number(field.max ?? String(low + usual)))))
  return String(draw.int(low, high))
}

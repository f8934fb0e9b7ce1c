import { definitionFlaws } from '@/lib/flow/rules/definition'
import { checkDefinition } from '@/lib/forms/check-definition'
import { environmentOf } from '@/lib/forms/environment'
import { faultsOf } from '@/lib/kernel/expr/compile'
import type { Environment } from '@/lib/kernel/expr/types'
import { inChinese } from '@/lib/platform/input'
import { baseFacts, surroundingsOf } from '../facts'
import { type MatterDefinition, matterDefinitionSchema } from '../schema'
import { placeOf } from './place'

/** One fault of a matter: the path in its JSON, the place in words, what is wrong; `column` = character of an expression, from 1. */
export type CatalogueFault = { path: string; place: string; message: string; column?: number }

/** Codes that exist outside the definition: departments, roles, matters. Absent = not asked. */
export type KnownCodes = { departments?: readonly string[]; roles?: readonly string[]; matters?: readonly string[] }

export type CheckedMatter = { matter: MatterDefinition | null; faults: CatalogueFault[] }

/**
 * Everything that keeps a definition from being published: its shape, then names used twice or unknown, every expression compiled, flow
 * and form. Pure; runs in the editor at every keystroke and in the command once more.
 */
export function checkMatter(body: unknown, known: KnownCodes = {}): CheckedMatter {
  const parsed = matterDefinitionSchema.safeParse(body)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => faultAt(body, issue.path, inChinese(issue)))
    return { matter: null, faults: faults.filter((one, index) => faults.findIndex((other) => other.path === one.path) === index) }
  }
  const matter = parsed.data
  const faults = [...formFaults(matter), ...expressionFaults(matter), ...codeFaults(matter, known), ...flowFaults(matter)]
  return { matter, faults }
}

function faultAt(body: unknown, path: readonly PropertyKey[], message: string, column?: number): CatalogueFault {
  return { path: path.map(String).join('.'), place: placeOf(body, path), message, ...(column === undefined ? {} : { column }) }
}

/** The form engine names a fault by keys (`fields.pay_mode.visibleWhen`); here it gets the index of its row. */
function formFaults(matter: MatterDefinition): CatalogueFault[] {
  return checkDefinition(matter.form, surroundingsOf(matter)).map(({ path, message }) => {
    const [list = '', key = '', ...rest] = path.split('.')
    const rows: readonly { key?: string; id?: string }[] = list === 'fields' ? matter.form.fields : matter.form.rules
    const index = rows.findIndex((row) => (row.key ?? row.id) === key)
    if (index < 0) return faultAt(matter, ['form', list], message)
    const column = /（第 (\d+) 字）/.exec(message)?.[1]
    return faultAt(matter, ['form', list, index, ...nested(matter, index, rest)], message, column ? Number(column) : undefined)
  })
}

function nested({ form }: MatterDefinition, index: number, rest: readonly string[]): PropertyKey[] {
  if (rest[0] !== 'columns') return [...rest]
  const at = form.fields[index]?.columns?.findIndex((column) => column.key === rest[1]) ?? -1
  return at < 0 ? ['columns'] : ['columns', at, ...rest.slice(2)]
}

function expressionFaults(matter: MatterDefinition): CatalogueFault[] {
  const environment = environmentOf(matter.form, surroundingsOf(matter))
  const asked: { path: PropertyKey[]; source: string | undefined }[] = [
    ...matter.situations.map((one, index) => ({ path: ['situations', index, 'when'], source: one.when })),
    ...matter.materials.map((one, index) => ({ path: ['materials', index, 'requiredWhen'], source: one.requiredWhen })),
    ...matter.flow.steps.map((one, index) => ({ path: ['flow', 'steps', index, 'when'], source: one.when })),
    ...matter.rules.map((one, index) => ({ path: ['rules', index, 'when'], source: one.when })),
    ...matter.rules.map((one, index) => ({ path: ['rules', index, 'check'], source: one.check })),
  ]
  return asked.flatMap(({ path, source }) =>
    source === undefined ? [] : conditionFaults(source, environment).map(({ message, column }) => faultAt(matter, path, message, column)),
  )
}

/** What is wrong with a condition in an environment, with the character where it is. */
export function conditionFaults(source: string, environment: Environment): { message: string; column: number }[] {
  return faultsOf(source, environment, 'bool').map((error) => ({
    message: `表达式有误（第 ${error.column} 字）：${error.message}`,
    column: error.column,
  }))
}

function codeFaults(matter: MatterDefinition, known: KnownCodes): CatalogueFault[] {
  const faults: CatalogueFault[] = []
  const fault = (path: PropertyKey[], message: string) => faults.push(faultAt(matter, path, message))
  const once = (values: readonly string[], path: readonly string[], key: string) =>
    values.forEach((value, index) => {
      if (values.indexOf(value) < index) fault([...path, index, key], `“${value}”与第 ${values.indexOf(value) + 1} 行重复`)
    })
  once(
    matter.materials.map((one) => one.key),
    ['materials'],
    'key',
  )
  once(
    matter.situations.map((one) => one.code),
    ['situations'],
    'code',
  )
  once(
    matter.rules.map((one) => one.id),
    ['rules'],
    'id',
  )
  const fields = new Set(matter.form.fields.map((field) => field.key))
  matter.rules.forEach((rule, index) => {
    const lost = rule.fields.filter((key) => !fields.has(key))
    if (lost.length > 0) fault(['rules', index, 'fields'], `表单中没有字段“${lost.join('、')}”`)
  })
  for (const key of ['amountField', 'targetField'] as const)
    if (matter[key] !== null && !fields.has(matter[key])) fault([key], `表单中没有字段“${matter[key]}”`)
  matter.materials.forEach((material, index) => {
    if (material.fromBase !== null && !Object.hasOwn(baseFacts, material.fromBase))
      fault(['materials', index, 'fromBase'], `底座没有名为“${material.fromBase}”的事实`)
  })
  matter.basis.forEach((basis, index) => {
    if (basis.name.trim() === '') fault(['basis', index, 'name'], '请填写依据的名称')
  })
  if (matter.form.code !== matter.code) fault(['form', 'code'], '表单编码应与事项编码一致')
  if (matter.flow.code !== matter.code) fault(['flow', 'code'], '流程编码应与事项编码一致')
  unknown(['line'], [matter.line], known.departments, '没有编码为此的处室', fault)
  unknown(['coDepartments'], matter.coDepartments, known.departments, '没有编码为此的处室', fault)
  for (const [index, one] of matter.dependencies.entries())
    unknown(['dependencies', index, 'matter'], [one.matter], known.matters, '没有编码为此的事项', fault)
  matter.flow.steps.forEach((step, index) => {
    unknown(
      ['flow', 'steps', index, 'pools'],
      step.pools.map((pool) => pool.role),
      known.roles,
      '没有此岗位',
      fault,
    )
    const named = step.pools.flatMap((pool) => (pool.department && pool.department !== 'lead' ? [pool.department] : []))
    unknown(['flow', 'steps', index, 'pools'], named, known.departments, '没有编码为此的处室', fault)
  })
  return faults
}

function unknown(
  path: PropertyKey[],
  codes: readonly string[],
  known: readonly string[] | undefined,
  why: string,
  fault: (path: PropertyKey[], message: string) => void,
): void {
  const lost = known ? codes.filter((code) => !known.includes(code)) : []
  if (lost.length > 0) fault(path, `${why}：${lost.join('、')}`)
}

function flowFaults(matter: MatterDefinition): CatalogueFault[] {
  const faults = definitionFlaws(matter.flow).map((flaw) => {
    const index = matter.flow.steps.findIndex((step) => flaw.startsWith(`环节“${step.name}”`))
    return faultAt(matter, index < 0 ? ['flow', 'steps'] : ['flow', 'steps', index], flaw)
  })
  const { promiseDays, statutoryDays } = matter.limits
  if (matter.flow.promiseDays !== promiseDays || matter.flow.statutoryDays !== statutoryDays)
    faults.push(faultAt(matter, ['limits', 'promiseDays'], '流程上的时限与事项时限不一致'))
  const days = matter.flow.steps.reduce((sum, step) => sum + (step.counts ? step.days : 0), 0)
  if (days > promiseDays)
    faults.push(faultAt(matter, ['limits', 'promiseDays'], `各环节合计 ${days} 个工作日，超过承诺时限 ${promiseDays} 个工作日`))
  if (statutoryDays !== null && promiseDays > statutoryDays)
    faults.push(faultAt(matter, ['limits', 'promiseDays'], `承诺时限不得长于法定时限 ${statutoryDays} 个工作日`))
  return faults
}

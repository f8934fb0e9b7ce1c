import { check } from '@/lib/kernel/expr/check'
import { references } from '@/lib/kernel/expr/references'
import { compilePattern } from '@/lib/kernel/expr/safe-pattern'
import { type Environment, typeName, typeOfKind } from '@/lib/kernel/expr/types'
import { environmentOf, rowEnvironmentOf, type Surroundings } from './environment'
import { treeOf } from './expression'
import type { ColumnDefinition, FieldDefinition, FormDefinition } from './schema'

/** One fault of a definition: where (`fields.pay_mode.visibleWhen`) and what is wrong, in Chinese. */
export type DefinitionFault = { readonly path: string; readonly message: string }

type Part = FieldDefinition | ColumnDefinition

/**
 * Faults the shape alone does not show: names used twice, unknown groups, choices without options, expressions that do not
 * parse or fit, conditions or formulas that feed on themselves. A definition is published only when there is none.
 */
export function checkDefinition(definition: FormDefinition, surroundings: Surroundings = {}): DefinitionFault[] {
  const environment = environmentOf(definition, surroundings)
  const faults = repeated(definition.fields, 'fields')
  for (const field of definition.fields) {
    const path = `fields.${field.key}`
    if (!definition.groups.includes(field.group)) faults.push({ path, message: `分组“${field.group}”不在表单的分组中` })
    faults.push(...partFaults(field, path, environment))
    if (field.type !== 'table') continue
    if (!field.columns?.length) faults.push({ path, message: `明细表“${field.label}”没有列` })
    faults.push(...repeated(field.columns ?? [], `${path}.columns`))
    const rowEnvironment = rowEnvironmentOf(definition, field, surroundings)
    for (const column of field.columns ?? []) faults.push(...partFaults(column, `${path}.columns.${column.key}`, rowEnvironment))
  }
  for (const rule of definition.rules) {
    const path = `rules.${rule.id}`
    faults.push(...expressionFaults(rule.check, `${path}.check`, environment, 'bool'))
    if (rule.when !== undefined) faults.push(...expressionFaults(rule.when, `${path}.when`, environment, 'bool'))
    for (const key of rule.fields) {
      if (!definition.fields.some((field) => field.key === key)) faults.push({ path, message: `校验规则指向的字段“${key}”不存在` })
    }
  }
  return [...faults, ...circles(definition, environment, 'compute'), ...circles(definition, environment, 'visibleWhen')]
}

function repeated(parts: readonly Part[], path: string): DefinitionFault[] {
  const twice = parts.filter((part, index) => parts.findIndex((one) => one.key === part.key) !== index)
  return twice.map((part) => ({ path: `${path}.${part.key}`, message: `字段代码“${part.key}”重复` }))
}

function partFaults(part: Part, path: string, environment: Environment): DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const fault = (message: string) => faults.push({ path, message: `“${part.label}”${message}` })
  if ((part.type === 'enum' || part.type === 'multi') && !part.options?.length && !part.list) fault('没有选项，也没有目录')
  if (new Set(part.options).size < (part.options?.length ?? 0)) fault('的选项有重复')
  if (part.type === 'computed' && part.compute === undefined) fault('是计算字段，但没有公式')
  if (part.compute !== undefined && (part.required || part.source)) fault('由公式计算，不能再设必填或数据来源')
  for (const bound of ['min', 'max'] as const) {
    const value = part[bound]
    if (value !== undefined && !/^(?:-?\d+(?:\.\d+)?|\d{4}-\d{2}-\d{2})$/.test(value))
      fault(`的${bound === 'min' ? '下限' : '上限'}“${value}”不是数或日期`)
  }
  if (part.pattern) {
    const compiled = compilePattern(`^(${part.pattern.regex})$`)
    if (!compiled.ok) fault(`的格式有误：${compiled.message}`)
  }
  for (const key of ['visibleWhen', 'requiredWhen'] as const) {
    if (part[key] !== undefined) faults.push(...expressionFaults(part[key], `${path}.${key}`, environment, 'bool'))
  }
  if (part.compute !== undefined) faults.push(...computeFaults(part, `${path}.compute`, environment))
  return faults
}

function expressionFaults(source: string, path: string, environment: Environment, expected?: 'bool'): DefinitionFault[] {
  const tree = treeOf(source)
  if (!tree.ok) return tree.errors.map((error) => ({ path, message: `表达式有误（第 ${error.column} 字）：${error.message}` }))
  const { errors, type } = check(tree.ast, environment, source)
  if (errors.length > 0) return errors.map((error) => ({ path, message: `表达式有误（第 ${error.column} 字）：${error.message}` }))
  if (expected && type.kind !== expected) return [{ path, message: `表达式的结果应为是否，不应是${typeName(type)}` }]
  return []
}

function computeFaults(part: Part, path: string, environment: Environment): DefinitionFault[] {
  const faults = expressionFaults(part.compute!, path, environment)
  const tree = treeOf(part.compute!)
  if (faults.length > 0 || !tree.ok || part.type === 'computed') return faults
  const [result, wanted] = [check(tree.ast, environment).type, typeOfKind(part.type, part.unit, part.key)]
  if (result.kind === wanted.kind || result.kind === 'unknown' || result.kind === 'null') return faults
  return [{ path, message: `公式的结果是${typeName(result)}，字段“${part.label}”应为${typeName(wanted)}` }]
}

/** Fields whose formula or condition leads back to themselves. */
function circles(definition: FormDefinition, environment: Environment, key: 'compute' | 'visibleWhen'): DefinitionFault[] {
  const uses = new Map<string, string[]>()
  for (const field of definition.fields) {
    const tree = field[key] === undefined ? null : treeOf(field[key])
    const names = tree?.ok ? references(tree.ast, environment) : null
    uses.set(field.key, names ? [...names.fields, ...names.tables] : [])
  }
  const what = key === 'compute' ? '公式' : '显示条件'
  return definition.fields
    .filter((field) => reaches(uses, field.key, field.key, new Set()))
    .map((field) => ({ path: `fields.${field.key}.${key}`, message: `“${field.label}”的${what}循环引用了自己` }))
}

function reaches(uses: ReadonlyMap<string, string[]>, from: string, target: string, seen: Set<string>): boolean {
  return (uses.get(from) ?? []).some((next) => {
    if (next === target) return true
    if (seen.has(next)) return false
    seen.add(next)
    return reaches(uses, next, target, seen)
  })
}

import type { Components, JsonSchema } from './json-schema'

/** A field of a body as the reference lists it: `path` dotted, `[]` for each item of a list; deeper fields follow their parent. */
export type FieldRow = { path: string; type: string; required: boolean; description: string; choices: readonly string[]; depth: number }

const deepest = 4
const words: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数字',
  boolean: '是否',
  object: '对象',
  array: '列表',
  null: '空',
}
const formats: Readonly<Record<string, string>> = { uuid: 'UUID', 'date-time': '时间', date: '日期', binary: '文件内容' }

/** The fields of a schema, depth first, in the order they are declared. */
export function fieldRows(schema: JsonSchema, components: Components, prefix = '', depth = 0): FieldRow[] {
  const plain = resolve(schema, components)
  const required = (plain.required as string[] | undefined) ?? []
  return Object.entries((plain.properties ?? {}) as Record<string, JsonSchema>).flatMap(([name, field]) => {
    const path = prefix ? `${prefix}.${name}` : name
    const target = resolve(field, components)
    const row = {
      ...{ path, depth, type: typeWords(field, components), required: required.includes(name) },
      description: String(field.description ?? target.description ?? ''),
      choices: choicesOf(target),
    }
    if (depth >= deepest) return [row]
    const inner = target.type === 'array' ? resolve((target.items ?? {}) as JsonSchema, components) : branchOf(target)
    const below = target.type === 'array' ? `${path}[]` : path
    return [row, ...fieldRows(inner, components, below, depth + 1)]
  })
}

/** The schema behind a reference. */
export function resolve(schema: JsonSchema, components: Components): JsonSchema {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  return (name && components[name]) || schema
}

// An object that may be null is shown as the object.
function branchOf(schema: JsonSchema): JsonSchema {
  const branches = schema.anyOf as JsonSchema[] | undefined
  return branches?.find((branch) => branch.type === 'object') ?? schema
}

function choicesOf(schema: JsonSchema): string[] {
  const list = (schema.enum ?? (schema.items as JsonSchema | undefined)?.enum) as unknown[] | undefined
  return (list ?? []).map(String)
}

/** The type of a field in words: 文本（UUID）, 列表, 对象，可为空. */
export function typeWords(schema: JsonSchema, components: Components): string {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  if (name === 'FormValue') return '表单取值'
  const plain = resolve(schema, components)
  const branches = plain.anyOf as JsonSchema[] | undefined
  if (branches) {
    const real = branches.filter((branch) => branch.type !== 'null')
    const text = [...new Set(real.map((branch) => typeWords(branch, components)))].join('或')
    return real.length < branches.length ? `${text}，可为空` : text
  }
  const types = [plain.type ?? 'any'].flat() as string[]
  const format = formats[String(plain.format ?? '')]
  const text = types
    .filter((type) => type !== 'null')
    .map((type) => words[type] ?? '任意')
    .join('或')
  return `${text}${format ? `（${format}）` : ''}${types.includes('null') ? '，可为空' : ''}`
}

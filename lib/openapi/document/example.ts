import { resolve } from './field-rows'
import type { Components, JsonSchema } from './json-schema'

const byFormat: Readonly<Record<string, string>> = {
  uuid: '01933d5e-7c1a-7b3e-9f00-2f6f1a2b3c4d',
  'date-time': '2026-11-26T01:30:00.000Z',
  date: '2026-11-26',
  'uri-reference': '/open/api#problem-invalid',
}

/** A value of the schema's shape for the reference: made of its own choices and formats, the same every time. */
export function exampleOf(schema: JsonSchema, components: Components, depth = 0): unknown {
  const plain = resolve(schema, components)
  if (plain.default !== undefined) return plain.default
  const choices = plain.enum as unknown[] | undefined
  if (choices) return choices[0]
  const branches = plain.anyOf as JsonSchema[] | undefined
  if (branches) return exampleOf(branches[0]!, components, depth)
  const type = [plain.type].flat()[0]
  if (type === 'array') return depth > 5 ? [] : [exampleOf((plain.items ?? {}) as JsonSchema, components, depth + 1)]
  if (type === 'object') return objectExample(plain, components, depth)
  if (type === 'integer' || type === 'number') return plain.minimum ?? 1
  if (type === 'boolean') return true
  if (type === 'string') return byFormat[String(plain.format ?? '')] ?? wordOf(plain)
  return null
}

function objectExample(plain: JsonSchema, components: Components, depth: number): Record<string, unknown> {
  const properties = Object.entries((plain.properties ?? {}) as Record<string, JsonSchema>)
  if (depth > 6) return {}
  if (properties.length === 0) return plain.additionalProperties ? { title: '关于某子公司产权转让的请示' } : {}
  return Object.fromEntries(properties.map(([name, field]) => [name, exampleOf(field, components, depth + 1)]))
}

// The description without its explanations is the most telling text there is.
function wordOf(plain: JsonSchema): string {
  return String(plain.description ?? '文本').split(/[，；（]/)[0]!
}

/** The command line that calls an operation. */
export function curlOf(method: string, path: string, body: { type: string; example: unknown } | null, idempotent: boolean): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
    name === 'code' ? 'GZ-CQ-05' : name === 'list' ? 'filing-statuses' : `$${String(name).toUpperCase()}`,
  )
  const lines = [`curl -X ${method} "$BASE/api/v1${filled}"`, `-H "Authorization: Bearer $KEY"`]
  if (idempotent) lines.push(`-H "Idempotency-Key: OA-2026-0001"`)
  if (body?.type === 'application/json') lines.push(`-H "Content-Type: application/json"`, `-d '${JSON.stringify(body.example ?? {})}'`)
  else if (body) lines.push(`-H "Content-Type: ${body.type}"`, '--data-binary @资产评估报告.pdf')
  return lines.join(' \\\n  ')
}

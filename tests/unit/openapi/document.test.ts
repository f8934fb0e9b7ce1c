import { describe, expect, test } from 'vitest'
import { openApiDocument } from '@/lib/openapi/document/build'
import { match } from '@/lib/openapi/door/match'
import { problems } from '@/lib/openapi/door/problem'
import { operations } from '@/lib/openapi/operations/registry'
import { scopeCodes } from '@/lib/openapi/schema'

const document = openApiDocument()
const documented = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
)

/** Every `$ref` of a value. */
function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => (key === '$ref' && typeof member === 'string' ? [member] : refsIn(member)))
}

/** What a local reference points at. */
function resolved(ref: string): unknown {
  const steps = ref.replace(/^#\//, '').split('/')
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document)
}

describe('the OpenAPI document', () => {
  test('is 3.1, has at least 20 operations, each once', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(documented.length).toBeGreaterThanOrEqual(20)
    expect(documented.length).toBe(operations.length)
    expect(new Set(documented.map((one) => one.operationId)).size).toBe(documented.length)
  })

  test('refers only to what it holds, and holds nothing that nobody refers to', () => {
    const refs = refsIn(document)
    expect(refs.length).toBeGreaterThan(100)
    expect(refs.filter((ref) => !ref.startsWith('#/components/') || resolved(ref) === undefined)).toEqual([])
    const used = new Set(refs)
    const held = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)
    expect(held.filter((name) => !used.has(name))).toEqual([])
  })

  test.each(documented)('$operationId says in Chinese what it does, what it takes and what may go wrong', (one) => {
    expect(one.summary).toMatch(/[一-鿿]/)
    expect(Object.values(problems).length).toBeGreaterThan(10)
    const statuses = Object.keys(one.responses)
    expect(statuses.filter((status) => status.startsWith('2')).length).toBeGreaterThanOrEqual(1)
    for (const [status, response] of Object.entries(one.responses)) {
      if (status < '400' || status === '416') continue
      expect(response).toEqual({ $ref: `#/components/responses/Problem${status}` })
    }
    if (one.security.length > 0) expect(statuses).toEqual(expect.arrayContaining(['401', '429']))
    if (one['x-scope']) expect(statuses).toContain('403')
    const inPath = [...one.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
    expect(one.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)).toEqual(inPath)
    for (const parameter of one.parameters) expect(parameter.description, parameter.name).toMatch(/[一-鿿]/)
    if (['post', 'patch'].includes(one.method)) expect(one.requestBody?.content['application/json']).toHaveProperty('example')
  })

  test('describes every field in Chinese', () => {
    const bare: string[] = []
    const look = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return
      const { properties } = value as { properties?: Record<string, { description?: string; $ref?: string; type?: string }> }
      for (const [name, field] of Object.entries(properties ?? {}))
        if (!field.$ref && !['array', 'object'].includes(String(field.type)) && !/[一-鿿]/.test(field.description ?? ''))
          bare.push(`${at}.${name}`)
      for (const [key, member] of Object.entries(value)) look(member, `${at}.${key}`)
    }
    look(document.paths, 'paths')
    look(document.components.schemas, 'schemas')
    expect(bare).toEqual([])
  })

  test('every scope opens something, and only open operations need no key', () => {
    expect(scopeCodes.filter((scope) => !operations.some((operation) => operation.scope === scope))).toEqual([])
    expect(operations.filter((operation) => operation.open).map((operation) => operation.id)).toEqual(['getHealth'])
  })
})

describe('the router', () => {
  test('finds each operation by its own path and no other', () => {
    for (const operation of operations) {
      const path = operation.path.replace(/\{\w+\}/g, 'x1')
      expect(match(operations, operation.method, path)).toMatchObject({ operation: { id: operation.id } })
    }
  })

  test('knows the methods of a path, decodes its parts, and reads nothing into broken ones', () => {
    expect(match(operations, 'PUT', '/filings')).toEqual({ allow: ['GET', 'POST'] })
    expect(match(operations, 'GET', '/filings/a/b/c')).toBeNull()
    expect(match(operations, 'GET', '/filings/')).toBeNull()
    expect(match(operations, 'GET', '/matters/GZ%2DCQ-05')).toMatchObject({ path: { code: 'GZ-CQ-05' } })
    expect(match(operations, 'GET', '/matters/%E0%A4%A')).toMatchObject({ path: { code: '%E0%A4%A' } })
  })
})

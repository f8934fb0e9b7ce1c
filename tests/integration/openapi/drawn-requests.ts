import fc from 'fast-check'
import { generateSync } from 'json-schema-faker'
import type { DocumentedOperation, OpenApiDocument } from '@/lib/openapi/document/build'
import { hostileValues, membersOf, replaced } from '../../support/hostile-values'

/** A request drawn from the document: right by its schema, or right but for one thing. */
export type Drawn = { path: string; headers: Record<string, string>; body: unknown }

/** Ids that exist, by the name of the path part and the beginning of the path. */
export type Known = (path: string, part: string) => string

type Place = { path: string; operation: DocumentedOperation; document: OpenApiDocument; known: Known }

const inline = (schema: object, document: OpenApiDocument) => ({ ...schema, components: document.components })

/** Any value the schema allows; the same for the same seed. */
function drawn(schema: object, document: OpenApiDocument, seed: number): unknown {
  return generateSync(inline(schema, document) as never, { seed, optionalsProbability: 0.6, maxItems: 3, maxLength: 60 } as never)
}

/** Requests of one operation: half as the document allows, half with a hostile value somewhere, in bodies and addresses alike. */
export function drawnRequests({ path, operation, document, known }: Place, count: number): Drawn[] {
  const json = operation.requestBody?.content['application/json']
  const queries = operation.parameters.filter((parameter) => parameter.in === 'query')
  return Array.from({ length: count }, (_, index) => {
    const hostile = index % 2 === 1
    const [odd] = fc.sample(fc.constantFrom(...hostileValues.filter((value) => textOf(value) !== undefined)), { numRuns: 1, seed: index })
    const parts = path.replace(/\{(\w+)\}/g, (_match, name: string) =>
      encodeURIComponent(hostile && index % 6 === 1 ? (textOf(odd) ?? '').slice(0, 500) : known(path, name)).replace(/^\.{0,2}$/, 'x'),
    )
    const search = new URLSearchParams()
    for (const query of queries) {
      if ((index + query.name.length) % 3 === 0 && !query.required) continue
      const value = hostile ? odd : drawn(query.schema, document, index)
      search.set(query.name, (textOf(value) ?? '').slice(0, 500))
    }
    return {
      path: `${parts}${search.size > 0 ? `?${search}` : ''}`,
      headers: {},
      body: json ? bodyOf(json, document, index, hostile, odd) : undefined,
    }
  })
}

function bodyOf(
  json: { schema: object; example?: unknown },
  document: OpenApiDocument,
  index: number,
  hostile: boolean,
  odd: unknown,
): unknown {
  const right = index % 4 < 2 && json.example !== undefined ? json.example : drawn(json.schema, document, index)
  if (!hostile) return right
  const places = membersOf(right)
  if (places.length === 0) return odd
  return replaced(right, places[index % places.length]!, odd)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

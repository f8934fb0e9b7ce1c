import { z } from 'zod'

/** A JSON Schema as the document holds it. */
export type JsonSchema = { [key: string]: unknown }
export type Components = Record<string, JsonSchema>

/**
 * The JSON Schema (2020-12) of a zod schema for OpenAPI: named parts go to `components` and are referred to. `io` tells what a caller sends
 * from what is answered; answers may grow, so they never say that nothing else may stand there.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output', components: Components): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'output' && jsonSchema.additionalProperties === false) Reflect.deleteProperty(jsonSchema, 'additionalProperties')
      // The bounds of every safe integer say nothing.
      for (const bound of ['minimum', 'maximum'] as const)
        if (Number.MAX_SAFE_INTEGER === Math.abs(Number(jsonSchema[bound]))) Reflect.deleteProperty(jsonSchema, bound)
      // A pattern behind a known format says nothing more to a reader.
      if (jsonSchema.format === 'uuid') Reflect.deleteProperty(jsonSchema, 'pattern')
    },
  }) as JsonSchema
  const { $schema: _, $defs, ...root } = made
  for (const [name, part] of Object.entries(($defs ?? {}) as Components)) components[name] = referred(part) as JsonSchema
  const named = referred(root) as JsonSchema
  if (typeof named.id !== 'string') return named
  const { id, ...rest } = named
  components[id as string] = rest
  return { $ref: `#/components/schemas/${id}` }
}

/** The same with references into `components`. */
function referred(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referred)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string' ? [key, member.replace('#/$defs/', '#/components/schemas/')] : [key, referred(member)],
    ),
  )
}

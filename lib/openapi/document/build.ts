import type { z } from 'zod'
import { problems } from '@/lib/openapi/door/problem'
import { isBinary, type Operation, tags } from '@/lib/openapi/operations/operation'
import { operations } from '@/lib/openapi/operations/registry'
import { scopes } from '@/lib/openapi/schema'
import packageJson from '@/package.json' with { type: 'json' }
import { type Components, type JsonSchema, jsonSchemaOf } from './json-schema'
import { introduction } from './words'

export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; description?: string; schema: JsonSchema }
export type Media = { schema: JsonSchema; example?: unknown }
export type DocumentedResponse =
  | { description: string; headers?: Record<string, unknown>; content?: Record<string, Media> }
  | { $ref: string }
export type DocumentedOperation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: Record<string, string[]>[]
  'x-scope': string | null
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, DocumentedResponse>
}
export type OpenApiDocument = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string; description: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, DocumentedOperation>>
  components: {
    schemas: Components
    responses: Record<string, DocumentedResponse>
    headers: Record<string, unknown>
    securitySchemes: Record<string, unknown>
  }
}

let made: OpenApiDocument | undefined

/** The OpenAPI 3.1 document of the interface, made from the operations and their zod schemas; the same object for a process. */
export function openApiDocument(): OpenApiDocument {
  made ??= build()
  return made
}

function build(): OpenApiDocument {
  const schemas: Components = { Problem: problemSchema }
  const paths: OpenApiDocument['paths'] = {}
  for (const operation of operations) {
    paths[operation.path] ??= {}
    paths[operation.path]![operation.method.toLowerCase()] = documented(operation, schemas)
  }
  return {
    openapi: '3.1.0',
    info: { title: '数智国资监管云平台开放接口', version: packageJson.version, description: introduction },
    servers: [{ url: '/api/v1', description: '本平台' }],
    tags: Object.values(tags).map((name) => ({ name, description: name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: problemResponses(),
      headers: rateHeaders,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'gz_<前缀>_<密钥>', description: '单位管理员在“开放接口”页面开通的密钥' },
      },
    },
  }
}

function documented(operation: Operation, schemas: Components): DocumentedOperation {
  const { id, tag, summary, description, scope, open, body, idempotent } = operation
  const parameters = [
    ...parametersOf(operation.parameters.path, 'path', schemas),
    ...parametersOf(operation.parameters.query, 'query', schemas),
    ...(idempotent ? [idempotencyParameter] : []),
    ...(body === 'bytes' ? [rangeParameter] : []),
  ]
  return {
    operationId: id,
    tags: [tags[tag]],
    summary,
    ...(description ? { description } : {}),
    security: open ? [] : [{ key: [] }],
    'x-scope': scope,
    parameters,
    ...(body ? { requestBody: requestOf(body, operation.example, schemas) } : {}),
    responses: responsesOf(operation, schemas),
  }
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query', schemas: Components): Parameter[] {
  if (!schema) return []
  const { properties, required } = jsonSchemaOf(schema, 'input', schemas) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties ?? {}).map(([name, { description, ...one }]) => ({
    name,
    in: where,
    required: where === 'path' || (required ?? []).includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    schema: one,
  }))
}

const idempotencyParameter: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: '幂等标识：同一标识、同一内容重复提交，只办理一次并返回同样的结果；内容不同则为 409。保留 7 天',
  schema: { type: 'string', maxLength: 150 },
}
const rangeParameter: Parameter = {
  name: 'Content-Range',
  in: 'header',
  required: false,
  description: '分段续传时给出：bytes 起-止/总数',
  schema: { type: 'string', pattern: '^bytes \\d+-\\d+/\\d+$' },
}

function requestOf(body: z.ZodType | 'bytes', example: unknown, schemas: Components): DocumentedOperation['requestBody'] {
  if (body === 'bytes') return { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
  const media = { schema: jsonSchemaOf(body, 'input', schemas), ...(example === undefined ? {} : { example }) }
  return { required: ((media.schema.required as string[] | undefined) ?? []).length > 0, content: { 'application/json': media } }
}

function responsesOf(operation: Operation, schemas: Components): Record<string, DocumentedResponse> {
  const headers = operation.open
    ? {}
    : { headers: Object.fromEntries(Object.keys(rateHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }])) }
  const done: Record<string, DocumentedResponse> = {
    [operation.status]: { description: '成功', ...headers, ...contentOf(operation, schemas) },
  }
  if (isBinary(operation.output)) done[206] = { description: '请求的部分', ...headers, ...contentOf(operation, schemas) }
  if (isBinary(operation.output)) done[416] = { description: '请求的范围不存在', ...headers }
  for (const status of problemStatuses(operation)) done[status] = { $ref: `#/components/responses/Problem${status}` }
  return done
}

function contentOf({ output }: Operation, schemas: Components): { content?: Record<string, Media> } {
  if (output === null) return {}
  if (isBinary(output)) return { content: { [output.binary]: { schema: { type: 'string', format: 'binary' } } } }
  return { content: { 'application/json': { schema: jsonSchemaOf(output, 'output', schemas) } } }
}

/** Every status other than success that an operation may answer with. */
export function problemStatuses({ open, scope, body, idempotent, parameters, refusals }: Operation): number[] {
  const asked = body !== undefined || parameters.path !== undefined || parameters.query !== undefined || idempotent
  const statuses = [
    ...(open ? [] : [401, 429]),
    ...(scope ? [403] : []),
    ...(body && body !== 'bytes' ? [400, 413, 415] : []),
    ...(body === 'bytes' ? [411] : []),
    ...(idempotent ? [409] : []),
    ...(asked ? [422] : []),
    ...refusals.map((code) => problems[code].status),
    ...[500, 503],
  ]
  return [...new Set(statuses)].sort((a, b) => a - b)
}

function problemResponses(): Record<string, DocumentedResponse> {
  const statuses = [...new Set(Object.values(problems).map((problem) => problem.status))]
  return Object.fromEntries(
    statuses.map((status) => {
      const kinds = Object.entries(problems).filter(([, problem]) => problem.status === status)
      const description = kinds.map(([code, { title }]) => `${title}（${code}）`).join('；')
      const headers = status === 429 ? { headers: { 'Retry-After': { description: '等待的秒数', schema: { type: 'integer' } } } } : {}
      return [
        `Problem${status}`,
        { description, ...headers, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      ]
    }),
  )
}

const whole = (description: string) => ({ description, schema: { type: 'integer' } })
const rateHeaders = {
  'RateLimit-Limit': whole('每分钟调用上限'),
  'RateLimit-Remaining': whole('本分钟剩余次数'),
  'RateLimit-Reset': whole('距重新计数的秒数'),
}

const problemSchema: JsonSchema = {
  type: 'object',
  description: '问题详情（RFC 9457）',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: '问题类别的说明页地址' },
    title: { type: 'string', description: '问题类别' },
    status: { type: 'integer', description: 'HTTP 状态码' },
    detail: { type: 'string', description: '这一次是什么问题、应当怎样' },
    code: { type: 'string', enum: Object.keys(problems), description: '错误代码' },
    instance: { type: 'string', format: 'uri-reference', description: '这一次出错的编号，仅系统错误时有' },
    errors: {
      type: 'array',
      description: '逐项问题',
      items: {
        type: 'object',
        required: ['detail'],
        properties: {
          detail: { type: 'string', description: '哪里不对、应当怎样' },
          pointer: { type: 'string', description: '在请求体或表单中的位置，JSON 指针：#/form/… 指表单字段，#/materials/… 指材料' },
          parameter: { type: 'string', description: '地址参数或请求头的名称' },
        },
      },
    },
  },
}

/** The scopes as the reference lists them. */
export const scopeRows = Object.entries(scopes).map(([code, { name, note }]) => ({ code, name, note }))

import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ReferencePage } from '@/components/reference/reference-page'
import { type DocumentedOperation, openApiDocument } from '@/lib/openapi/document/build'
import { curlOf, exampleOf } from '@/lib/openapi/document/example'
import { fieldRows, typeWords } from '@/lib/openapi/document/field-rows'
import { problems } from '@/lib/openapi/door/problem'
import { scopeCodes, topicCodes } from '@/lib/openapi/schema'

const document = openApiDocument()
const components = document.components.schemas
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema({ $id: 'document', ...document })

/** What a schema of the document says against a value; empty = nothing. */
function complaints(schema: object, value: unknown): string {
  const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components'))
  const validate = ajv.compile(local)
  return validate(value) ? '' : ajv.errorsText(validate.errors)
}

const documented: (readonly [string, DocumentedOperation])[] = Object.values(document.paths).flatMap((item) =>
  Object.values(item).map((operation) => [operation.operationId, operation] as const),
)

describe('examples', () => {
  test.each(documented)('%s: what is shown is what the document allows', (_, operation) => {
    const sent = operation.requestBody?.content['application/json']
    if (sent) expect(complaints(sent.schema, sent.example)).toBe('')
    for (const response of Object.values(operation.responses)) {
      const answered = 'content' in response ? response.content?.['application/json'] : undefined
      if (answered) expect(complaints(answered.schema, exampleOf(answered.schema, components))).toBe('')
    }
  })

  test('are the same every time, and take choices, formats and bounds into account', () => {
    const schema = {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid' },
        at: { type: ['string', 'null'], format: 'date-time' },
        kind: { type: 'string', enum: ['b', 'a'] },
        size: { type: 'integer', minimum: 3 },
        name: { type: 'string', description: '企业名称；不含简称' },
        rows: { type: 'array', items: { $ref: '#/components/schemas/File' } },
        open: { type: 'boolean' },
        more: { anyOf: [{ type: 'null' }, { type: 'string' }] },
      },
    }
    const example = exampleOf(schema, components)
    expect(exampleOf(schema, components)).toEqual(example)
    expect(example).toMatchObject({ kind: 'b', size: 3, name: '企业名称', open: true, more: null, rows: [{ mime: expect.any(String) }] })
  })

  test('of the command line carry key, idempotency key and body as the operation takes them', () => {
    const line = curlOf('POST', '/filings/{id}/materials', { type: 'application/json', example: { key: 'x' } }, true)
    expect(line.split(' \\\n  ')).toEqual([
      'curl -X POST "$BASE/api/v1/filings/$ID/materials"',
      '-H "Authorization: Bearer $KEY"',
      '-H "Idempotency-Key: OA-2026-0001"',
      '-H "Content-Type: application/json"',
      `-d '{"key":"x"}'`,
    ])
    expect(curlOf('GET', '/matters/{code}', null, false)).not.toContain('Idempotency-Key')
    expect(curlOf('PUT', '/uploads/{id}', { type: 'application/octet-stream', example: undefined }, false)).toContain('--data-binary')
  })
})

describe('fields in words', () => {
  test('types say text, unit of format, and whether nothing may stand there', () => {
    expect(typeWords({ type: 'string', format: 'uuid' }, components)).toBe('文本（UUID）')
    expect(typeWords({ type: ['string', 'null'], format: 'date-time' }, components)).toBe('文本（时间），可为空')
    expect(typeWords({ anyOf: [{ type: 'integer' }, { type: 'null' }] }, components)).toBe('整数，可为空')
    expect(typeWords({ $ref: '#/components/schemas/FormValue' }, components)).toBe('表单取值')
    expect(typeWords({}, components)).toBe('任意')
  })

  test('stand in the order of the schema, deeper ones below their parent, with what is required', () => {
    const inner = { type: 'object', properties: { b: { type: 'string', description: '乙' } }, required: ['b'] }
    const schema = {
      type: 'object',
      required: ['list'],
      properties: { list: { type: 'array', items: inner }, one: { anyOf: [inner, { type: 'null' }] } },
    }
    expect(fieldRows(schema, components).map((row) => [row.path, row.depth, row.required])).toEqual([
      ['list', 0, true],
      ['list[].b', 1, true],
      ['one', 0, false],
      ['one.b', 1, true],
    ])
  })

  test('name every choice of a filing’s status', () => {
    const rows = fieldRows({ $ref: '#/components/schemas/Filing' }, components)
    expect(rows.find((row) => row.path === 'status')?.choices).toContain('concluded')
    expect(rows.map((row) => row.path)).toEqual(expect.arrayContaining(['clock.leftDays', 'progress[].state', 'paper.number']))
  })
})

describe('the page', () => {
  const markup = renderToStaticMarkup(createElement(ReferencePage))

  test('shows every operation, scope, topic and kind of problem, and leads to each', () => {
    for (const [id] of documented) for (const text of [`id="op-${id}"`, `href="#op-${id}"`]) expect(markup).toContain(text)
    for (const code of [...scopeCodes, ...topicCodes]) expect(markup).toContain(`>${code}<`)
    for (const [code, { status }] of Object.entries(problems)) {
      expect(markup).toContain(`id="problem-${code}"`)
      expect(markup).toContain(`id="status-${status}"`)
    }
  })

  test('uses each id once, and every link inside the page has its place', () => {
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const links = new Set([...markup.matchAll(/href="#([^"]+)"/g)].map((found) => found[1]))
    expect([...links].filter((link) => !ids.includes(link))).toEqual([])
  })

  test('says how messages are verified and how they are tried again', () => {
    for (const words of ['X-Guozi-Signature', '时间戳.编号.原文', '5 秒、30 秒、3 分钟', 'Retry-After', 'Idempotency-Key'])
      expect(markup).toContain(words)
  })
})

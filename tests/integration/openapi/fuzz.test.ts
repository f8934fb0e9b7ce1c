import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setInterfaceRule } from '@/lib/openapi/commands/set-interface-rule'
import { openApiDocument } from '@/lib/openapi/document/build'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { type Drawn, drawnRequests } from './drawn-requests'
import { type InterfaceServer, serveInterface } from './interface-server'

const document = openApiDocument()
const cases = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => [operation.operationId, { path, method: method.toUpperCase(), operation }] as const),
)
/** At least so many requests an operation. */
const perOperation = 30
/** So many at a time. */
const atOnce = 6

let world: BusyWorld
let server: InterfaceServer
let key: string
/** Of the person who reports procurement. */
let buyerKey: string
let taken: { imported: string; transfer: string; statement: string }
let endpoint: string

beforeAll(async () => {
  world = await openBusyWorld()
  server = await serveInterface()
  await runCommand(setInterfaceRule, await actorOf('sysadmin'), { code: 'interface.rate', value: '10000', note: '测试' })
  key = await freshKey('ct-fill')
  buyerKey = await freshKey('ct-pur')
  endpoint = (await send('POST', '/webhooks', { name: '回写', url: 'https://oa.example.com/x', topics: ['filing.concluded'] })).body.id
  const pushed = await send('POST', '/procurement/releases', { releases: [{ ocid: 'ocds-1' }] })
  const opened = await send('POST', '/procurement/transfers', { name: 'a.jsonl', size: 3 })
  const reported = await send('PUT', '/statements', { form: 'flash', period: 202501, scope: 'consolidated', cells: { 'BS.cash@end': '1' } })
  taken = { imported: pushed.body.id, transfer: opened.body.id, statement: reported.body.id }
})
afterAll(async () => {
  await server.close()
  await world.close()
})

async function freshKey(login: string): Promise<string> {
  const { createApiKey } = await import('@/lib/openapi/commands/keys')
  const { scopeCodes } = await import('@/lib/openapi/schema')
  const person = await actorOf(login)
  const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const wanted = { name: '模糊测试', userId: person.userId, scopes: scopeCodes, expiresOn }
  return (await runCommand(createApiKey, await actorOf('ct-admin'), wanted)).key
}

async function send(method: string, path: string, body?: unknown, raw?: BodyInit) {
  const bearer = path.startsWith('/procurement') ? buyerKey : key
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const type = raw === undefined ? 'application/json' : 'application/octet-stream'
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(content === undefined ? {} : { 'content-type': type }) },
    ...(content === undefined ? {} : { body: content }),
  })
  const text = await response.text()
  const json = (response.headers.get('content-type') ?? '').includes('json')
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: json && text ? JSON.parse(text) : text }
}

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
addFormats(ajv)
ajv.addSchema({ $id: 'document', ...document })

/** What is wrong with a body against the response of the document; null = nothing. */
function bodyProblem(path: string, method: string, status: number, type: string, body: unknown): string | null {
  const pointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1')
  const responses = document.paths[path]![method.toLowerCase()]!.responses
  const response = responses[status]
  if (!response) return `${status} is not documented: ${JSON.stringify(body).slice(0, 200)}`
  if (status >= 500) return `${status}: ${JSON.stringify(body).slice(0, 200)}`
  const problem = '$ref' in response
  const content = problem ? { 'application/problem+json': true } : (response.content ?? {})
  const media = type.split(';')[0]!.trim()
  if (Object.keys(content).length === 0) return body === '' ? null : `${status} with a body`
  if (!(media in content)) return media.startsWith('application/') && !media.includes('json') && !problem ? null : `${status} as ${media}`
  if (!media.includes('json')) return null
  const ref = problem
    ? 'document#/components/schemas/Problem'
    : `document#/paths/${pointer(path)}/${method.toLowerCase()}/responses/${status}/content/${pointer(media)}/schema`
  const validate = ajv.getSchema(encodeURI(ref)) ?? ajv.compile({ $ref: ref })
  return validate(body) ? null : `${status}: ${ajv.errorsText(validate.errors)}`
}

const known = (path: string, part: string): string => {
  if (part === 'code') return theMatter
  if (part === 'list') return 'scopes'
  if (path.startsWith('/webhooks')) return endpoint
  if (path.startsWith('/procurement/imports')) return taken.imported
  if (path.startsWith('/procurement/transfers')) return taken.transfer
  if (path.startsWith('/statements')) return taken.statement
  if (path.startsWith('/enterprises')) return world.orgId
  return /(form|precheck|submission|correction|withdrawal|materials)/.test(path) ? world.draft : world.decided
}

describe.each(cases)('%s', (_, { path, method, operation }) => {
  test('answers whatever is drawn from the document as the document says, in Chinese, and never breaks', async () => {
    const bytes = operation.requestBody?.content['application/octet-stream'] !== undefined
    const requests: Drawn[] = drawnRequests({ path, operation, document, known }, perOperation)
    const wrong = new Set<string>()
    const statuses = new Set<number>()
    const ask = async (request: Drawn) => {
      const answer = await send(method, request.path, request.body, bytes ? 'x'.repeat(request.path.length % 7) || 'x' : undefined)
      statuses.add(answer.status)
      const problem = bodyProblem(path, method, answer.status, answer.type, answer.body)
      if (problem) wrong.add(`${method} ${request.path} ${JSON.stringify(request.body)?.slice(0, 200)} → ${problem}`)
      if (answer.status >= 400 && !/[一-鿿]/.test(String(answer.body.detail))) wrong.add(`${request.path}: ${JSON.stringify(answer.body)}`)
    }
    for (let from = 0; from < requests.length; from += atOnce) await Promise.all(requests.slice(from, from + atOnce).map(ask))
    expect([...wrong].slice(0, 5)).toEqual([])
    expect(statuses.size).toBeGreaterThan(0)
    expect(await asSystem('测试', (tx) => tx.filing.count({ where: { id: world.decided } }))).toBe(1)
  })
})

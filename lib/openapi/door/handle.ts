import { z } from 'zod'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { openApiDocument } from '@/lib/openapi/document/build'
import { type Call, isBinary, type Operation } from '@/lib/openapi/operations/operation'
import { operations } from '@/lib/openapi/operations/registry'
import { scopes } from '@/lib/openapi/schema'
import { parseInput } from '@/lib/platform/input'
import { admit, noteRefused } from './admit'
import { match } from './match'
import { problemOf, type Whereabouts } from './problem'
import { rateHeaders } from './rate'
import { readJson } from './read-body'

/** Where the interface begins. */
export const base = '/api/v1'

/**
 * Answers one request of the open interface: finds the operation, admits the key, reads and checks every part, does the work as the key's
 * person, and gives JSON of the declared shape. Whatever goes wrong is an RFC 9457 problem; throws nothing.
 */
export async function handleInterface(request: Request, ip: string | null, now: Date): Promise<Response> {
  const path = new URL(request.url, 'http://localhost').pathname.slice(base.length).replace(/\/$/, '')
  if (path === '/openapi.json' && ['GET', 'HEAD'].includes(request.method)) return Response.json(openApiDocument())
  const found = match(operations, request.method === 'HEAD' ? 'GET' : request.method, path)
  if (!found) return problemOf(new Refusal('not_found', `接口没有 ${path || '/'} 这个地址。`), 'interface')
  if ('allow' in found) {
    const allow = found.allow.join(', ')
    return problemOf(new Refusal('wrong_method', `这个地址只支持 ${allow}。`), 'interface', { allow })
  }
  const { operation } = found
  if (operation.open) return answer(operation, {} as Call, request, found.path, {})
  const outcome = await admit(request.headers.get('authorization'), ip, now).catch((error: unknown) => ({ error }))
  if ('error' in outcome) return problemOf(outcome.error, operation.id)
  if ('refusal' in outcome) {
    const headers = outcome.allowance ? rateHeaders(outcome.allowance) : {}
    const challenge: Record<string, string> =
      outcome.refusal.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="guozi"' } : {}
    return problemOf(outcome.refusal, operation.id, { ...headers, ...challenge })
  }
  const { actor, caller, allowance } = outcome.admitted
  const call: Call = { actor, caller, now, request, key: undefined }
  const response = await answer(operation, call, request, found.path, rateHeaders(allowance))
  if (response.status >= 400) await noteRefused(caller.id, now).catch(() => undefined)
  return response
}

async function answer(
  operation: Operation,
  call: Call,
  request: Request,
  path: Record<string, string>,
  headers: Record<string, string>,
): Promise<Response> {
  let at: Whereabouts = 'parameter'
  try {
    if (operation.scope && !call.caller.scopes.includes(operation.scope))
      throw new Refusal('forbidden', `密钥没有“${scopes[operation.scope].name}”（${operation.scope}）权限。`)
    const key = idempotencyKey(operation, call, request)
    const parts = {
      path: operation.parameters.path ? parseInput(operation.parameters.path, path) : undefined,
      query: operation.parameters.query ? parseInput(operation.parameters.query.strict(), queryOf(request)) : undefined,
      body: undefined as unknown,
    }
    if (operation.body && operation.body !== 'bytes') {
      at = 'body'
      parts.body = parseInput(operation.body, await readJson(request))
    }
    at = operation.body ? 'body' : 'parameter'
    const result = await operation.run({ ...call, key }, parts as never)
    return sent(operation, result, headers)
  } catch (error) {
    return problemOf(error, operation.id, headers, isRefusal(error) && error.code === 'blocked' ? 'body' : at)
  }
}

function sent(operation: Operation, result: unknown, headers: Record<string, string>): Response {
  if (result instanceof Response) {
    for (const [name, value] of Object.entries(headers)) result.headers.set(name, value)
    return result
  }
  const head = { ...headers, 'cache-control': 'no-store' }
  if (operation.status === 204 || operation.output === null || isBinary(operation.output))
    return new Response(null, { status: 204, headers: head })
  // The declared shape is the boundary: what it does not name does not leave.
  const body = operation.output.parse(result)
  return new Response(JSON.stringify(body), {
    status: operation.status,
    headers: { ...head, 'content-type': 'application/json; charset=utf-8' },
  })
}

const mostKeyLength = 150
const keySchema = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]+$/, '只能由可见的 ASCII 字符组成')
    .max(mostKeyLength, `不超过 ${mostKeyLength} 个字符`),
})

// Two keys of one person never share an idempotency key.
function idempotencyKey(operation: Operation, call: Call, request: Request): string | undefined {
  const given = request.headers.get('idempotency-key')
  if (given === null || !operation.idempotent) return undefined
  return `${call.caller.prefix}:${parseInput(keySchema, { 'Idempotency-Key': given })['Idempotency-Key']}`
}

// A name given twice is a list, which no parameter takes.
function queryOf(request: Request): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  const { searchParams } = new URL(request.url, 'http://localhost')
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name)
    Object.defineProperty(given, name, { value: values.length === 1 ? values[0] : values, enumerable: true })
  }
  return given
}

import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { createApiKey } from '@/lib/openapi/commands/keys'
import { scopeCodes } from '@/lib/openapi/schema'
import { runCommand } from '@/lib/platform/command'
import { idOf } from '../../support/accounts'
import { actorOf } from '../../support/clerks'

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> & { rows?: Record<string, unknown>[] } }
type Sent = { body?: unknown; headers?: Record<string, string>; raw?: BodyInit }

/** A program of an enterprise: it has a key and speaks HTTP, nothing else. */
export type Office = {
  keyId: string
  call(method: string, path: string, sent?: Sent): Promise<Answer>
  bytes(path: string): Promise<Uint8Array>
}

/** Opens a key for a program of the enterprise whose administrator is named; it acts as `person`. */
export async function openOffice(url: string, admin: string, person: string, scopes: readonly string[] = scopeCodes): Promise<Office> {
  const wanted = { name: '协同办公系统', userId: await idOf(person), scopes, expiresOn: addDays(shanghaiDate(new Date()), 90) }
  const { id, key } = await runCommand(createApiKey, await actorOf(admin), wanted)
  return { keyId: id, ...officeOf(url, key) }
}

/** A program that holds this key, whatever it is worth. */
export function officeOf(url: string, key: string | null): Omit<Office, 'keyId'> {
  const authorization = key ? { authorization: `Bearer ${key}` } : undefined
  return {
    async call(method, path, { body, headers, raw } = {}) {
      const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const type = raw ? 'application/octet-stream' : 'application/json'
      const response = await fetch(url + path, {
        method,
        headers: { ...authorization, ...(content === undefined ? {} : { 'content-type': type }), ...headers },
        ...(content === undefined ? {} : { body: content }),
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : { text } }
    },
    async bytes(path) {
      const response = await fetch(url + path, { headers: { ...authorization } })
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'

/** One value in the text format of COPY. */
export function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`)
  return escaped(String(value))
}

const element = (value: unknown) => (typeof value === 'number' ? String(value) : `"${String(value).replace(/["\\]/g, '\\$&')}"`)
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string) => (/[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : text)

/** Sends lines in the text format of COPY into columns of a table (names as they stand in SQL). */
export async function copyInto(client: Client, table: string, columns: readonly string[], lines: readonly string[]): Promise<void> {
  await pipeline(
    Readable.from(pieces(lines), { objectMode: false }),
    client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`)),
  )
}

function* pieces(lines: readonly string[]): Generator<Buffer> {
  for (let at = 0; at < lines.length; at += 500) yield Buffer.from(lines.slice(at, at + 500).join(''), 'utf8')
}

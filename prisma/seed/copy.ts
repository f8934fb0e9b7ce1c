import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'

/** A value for a json column; needed only for what would be read as an SQL array or text otherwise. */
export class Json {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}

const chunkSize = 1 << 16

/**
 * Writes rows with COPY and gives their number. Values: null or undefined = NULL, arrays = SQL arrays, plain objects and `Json` = json,
 * Date = timestamptz, bigint, number, boolean and text as they are. The client must be the owner: COPY refuses a table with row security
 * to everybody else.
 */
export async function copyRows(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
): Promise<number> {
  const counter = { rows: 0 }
  await copyTexts(client, table, columns, chunks(rows, columns.length, counter))
  return counter.rows
}

/** Writes lines that are in the text format of COPY already, in pieces of any length. */
export async function copyTexts(client: Client, table: string, columns: readonly string[], texts: Iterable<Buffer>): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const target = client.query(from(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`))
  await pipeline(Readable.from(texts, { objectMode: false }), target)
}

function* chunks(rows: Iterable<readonly unknown[]>, width: number, counter: { rows: number }): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    if (row.length !== width) throw new Error(`copyRows: a row of ${row.length} values for ${width} columns`)
    text += `${row.map(copyValue).join('\t')}\n`
    counter.rows += 1
    if (text.length < chunkSize) continue
    yield Buffer.from(text, 'utf8')
    text = ''
  }
  if (text) yield Buffer.from(text, 'utf8')
}

const special = /[\\\n\r\t]/

/** One line in the text format of COPY: the values of the named columns; the quick way for rows by the hundred thousand. */
export function copyLine(columns: readonly string[], row: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (let index = 0; index < columns.length; index++) {
    const value = row[columns[index]!]
    if (index > 0) text += '\t'
    if (value === null || value === undefined) text += '\\N'
    else if (typeof value === 'number' || (typeof value === 'string' && !special.test(value))) text += value
    else text += copyValue(value)
  }
  return `${text}\n`
}

/** One value in the text format of COPY. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  return plainText(value).replace(/[\\\n\r\t]/g, (character) => escapes[character]!)
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Json) return JSON.stringify(value.value)
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function arrayElement(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return value === null || value === undefined ? 'NULL' : `"${plainText(value).replace(/[\\"]/g, (character) => `\\${character}`)}"`
}

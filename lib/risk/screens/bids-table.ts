import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { parse } from 'csv-parse'
import { Refusal } from '@/lib/kernel/refusal'

/** One bid of a table: its tender, amount, where it stands, and whatever else the table has. */
export type BidRow = {
  readonly line: number
  readonly tender: string
  readonly amount: number
  readonly more: Readonly<Record<string, string>>
}

/** A fault of a table, at a line of the file (from 1, the heading included). */
export type TableFault = { readonly line: number; readonly message: string }

export type BidTable = { readonly columns: readonly string[]; readonly bids: readonly BidRow[]; readonly faults: readonly TableFault[] }

const mostFaults = 100
const mostBids = 2_000_000

/**
 * Reads a table of bids from a CSV file: columns `tender` and `amount`, any others kept as they are. UTF-8 with or without a mark, or
 * GB 18030; separated by comma, semicolon or tab. Lines that cannot be used are named and left out. Throws Refusal(invalid) where the
 * file is no such table.
 */
export async function readBids(path: string, wanted: readonly string[] = []): Promise<BidTable> {
  const text = await decoded(path)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(text, b) - count(text, a))[0]!
  const options = { bom: true, delimiter, skip_empty_lines: true, relax_column_count: true, trim: true, info: true }
  const rows = parse(text, options) as AsyncIterable<{ record: string[]; info: { lines: number } }>
  let columns: string[] | null = null
  const bids: BidRow[] = []
  const faults: TableFault[] = []
  try {
    for await (const { record, info } of rows) {
      if (columns === null) {
        columns = headingOf(record, wanted)
        continue
      }
      const row = bidOf(record, columns, info.lines)
      if ('message' in row) faults.push(row)
      else bids.push(row)
      if (faults.length > mostFaults)
        throw new Refusal('invalid', `超过 ${mostFaults} 行有误，请检查文件：第 ${faults[0]!.line} 行${faults[0]!.message}`)
      if (bids.length > mostBids) throw new Refusal('invalid', `一个文件不超过 ${mostBids} 个报价，请分开处理。`)
    }
  } catch (error) {
    if (error instanceof Error && 'lines' in error)
      throw new Refusal('invalid', `第 ${String(error.lines)} 行不是有效的 CSV：引号没有成对或位置不对。`)
    throw error
  }
  if (columns === null) throw new Refusal('invalid', '文件是空的：第一行应为列名，至少有 tender、amount 两列。')
  return { columns, bids, faults }
}

async function decoded(path: string): Promise<string> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of createReadStream(path)) chunks.push(chunk as Buffer)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal('not_found', code === 'EISDIR' ? `${path} 是文件夹，不是文件。` : `读不到文件 ${path}。`)
  }
  const bytes = Buffer.concat(chunks)
  if (bytes.includes(0)) throw new Refusal('invalid', '不是文本文件：应为 UTF-8 或 GB 18030 编码的 CSV。Excel 工作簿请另存为 CSV。')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      throw new Refusal('invalid', '文件编码无法识别：请另存为 UTF-8 编码。')
    }
  }
}

const count = (text: string, sign: string) => (text.slice(0, text.search(/\r|\n|$/)).match(new RegExp(sign, 'g')) ?? []).length

function headingOf(record: readonly string[], wanted: readonly string[]): string[] {
  const columns = record.map((name) => name.toLowerCase())
  const lost = ['tender', 'amount', ...wanted].filter((name) => !columns.includes(name))
  if (lost.length > 0) throw new Refusal('invalid', `第 1 行缺少列 ${lost.join('、')}：第一行应为列名，如 tender,amount。`)
  const twice = columns.find((name, index) => columns.indexOf(name) < index)
  if (twice !== undefined) throw new Refusal('invalid', `第 1 行列名 ${twice} 出现了两次。`)
  return columns
}

function bidOf(record: readonly string[], columns: readonly string[], line: number): BidRow | TableFault {
  if (record.length !== columns.length) return { line, message: `有 ${record.length} 列，应为 ${columns.length} 列` }
  const more: Record<string, string> = Object.create(null)
  columns.forEach((name, index) => {
    more[name] = record[index]!
  })
  const { tender = '', amount = '' } = more
  if (tender === '') return { line, message: '没有 tender（标段编号）' }
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(amount) ? Number(amount) : Number.NaN
  if (!Number.isFinite(value)) return { line, message: `amount“${amount.slice(0, 40)}”不是数字，应如 1234567.89，不带千分位和单位` }
  if (value <= 0) return { line, message: `amount ${amount.slice(0, 40)} 应大于 0` }
  return { line, tender, amount: value, more }
}

/** The amounts of each tender, in the order in which tenders first stand in the table. */
export function byTender(bids: readonly BidRow[]): Map<string, BidRow[]> {
  const tenders = new Map<string, BidRow[]>()
  for (const bid of bids) {
    const held = tenders.get(bid.tender)
    if (held) held.push(bid)
    else tenders.set(bid.tender, [bid])
  }
  return tenders
}

/** A day as YYYY-MM-DD from 2026-3-1, 2026/03/01, 2026.3.1 or 2026年3月1日 (a time of day behind it is left out); undefined = no such day. */
export function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(text)
  const [year, month, day] = [parts?.[1], parts?.[2]?.padStart(2, '0'), parts?.[3]?.padStart(2, '0')]
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day) ? `${year}-${month}-${day}` : undefined
}

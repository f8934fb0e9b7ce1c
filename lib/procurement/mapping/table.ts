import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { Cell, Row } from 'exceljs'
import { fromCell } from '@/lib/forms/excel/cells'
import { checkLargeWorkbook } from '@/lib/forms/excel/open-package'
import { streamSheets } from '@/lib/forms/excel/stream-sheets'
import type { ParsableField } from '@/lib/forms/parse/parsed'
import { Refusal } from '@/lib/kernel/refusal'

type Taken = { raw: unknown } | { message: string }

/** A row of an enterprise's own table: `take` gives what stands under a head as a person would have typed it, or why it cannot be taken. */
export type SourceRow = { row: number; heads: readonly string[]; take: (head: string, field: ParsableField) => Taken }

const headRows = 10
const mostHeads = 500

/**
 * The rows of an enterprise's own table, a CSV file (UTF-8 or GB 18030) or the first sheet of a workbook (.xlsx), one after the other; the first
 * row with two or more filled cells within the first ten has the heads. Refuses (whole) what is neither, has no heads or has one twice.
 */
export async function* readTable(name: string, bytes: Uint8Array): AsyncGenerator<SourceRow> {
  const rows = /\.xlsx$/i.test(name) ? workbookRows(bytes) : csvRows(bytes)
  let heads: Map<string, number> | undefined
  for await (const { row, filled, at } of rows) {
    if (!heads) {
      const texts = filled()
      if (texts.length >= 2) heads = headsOf(texts, row)
      else if (row >= headRows) break
      continue
    }
    const known = heads
    const take = (head: string, field: ParsableField): Taken => {
      const index = known.get(head)
      return index === undefined ? { message: `来源表没有“${head}”一列` } : at(index, field)
    }
    yield { row, heads: [...known.keys()], take }
  }
  if (!heads) throw new Refusal('invalid', `前 ${headRows} 行中找不到表头：表头应至少有两列，每列一个名称。`)
}

type RawRow = { row: number; filled: () => [number, string][]; at: (index: number, field: ParsableField) => Taken }

function headsOf(texts: readonly [number, string][], row: number): Map<string, number> {
  if (texts.length > mostHeads) throw new Refusal('too_large', `第 ${row} 行有 ${texts.length} 列，不超过 ${mostHeads} 列。`)
  const heads = new Map<string, number>()
  for (const [index, text] of texts) {
    if (heads.has(text)) throw new Refusal('invalid', `第 ${row} 行的列名“${text}”出现了两次，请改名后重新上传。`)
    heads.set(text, index)
  }
  return heads
}

async function* csvRows(bytes: Uint8Array): AsyncGenerator<RawRow> {
  const text = textOf(bytes)
  const delimiter = [',', '\t', ';'].toSorted((a, b) => count(text, b) - count(text, a))[0]!
  const lines = Readable.from([text]).pipe(parse({ delimiter, info: true, relax_column_count: true, skip_empty_lines: true, bom: true }))
  try {
    for await (const { record, info } of lines as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield {
        row: info.lines,
        filled: () => record.flatMap((cell, index): [number, string][] => (cell.trim() ? [[index, cell.trim().slice(0, 200)]] : [])),
        at: (index) => ({ raw: record[index]?.trim() || null }),
      }
    }
  } catch (error) {
    if (error instanceof Error && 'lines' in error)
      throw new Refusal('invalid', `第 ${String(error.lines)} 行不是有效的 CSV：引号没有成对或位置不对。`)
    throw error
  }
}

const count = (text: string, sign: string) => text.slice(0, text.search(/\r|\n|$/)).split(sign).length

function textOf(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new Refusal('invalid', '不是文本文件：请上传 UTF-8 或 GB 18030 编码的 CSV，或者 Excel 工作簿（.xlsx）。')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding.
    }
  }
  throw new Refusal('invalid', '文件编码无法识别：请另存为 UTF-8 编码。')
}

async function* workbookRows(bytes: Uint8Array): AsyncGenerator<RawRow> {
  await checkLargeWorkbook(bytes)
  for await (const { rows } of streamSheets(bytes)) {
    for await (const row of rows) yield rawOf(row)
    return
  }
}

const plain: ParsableField = { key: 'head', label: '表头', type: 'text', unit: null }

function rawOf(row: Row): RawRow {
  return {
    row: row.number,
    filled: () => {
      const texts: [number, string][] = []
      row.eachCell((cell: Cell, at) => {
        const taken = fromCell(cell, plain, {})
        const text = 'raw' in taken && taken.raw !== null ? String(taken.raw).trim() : ''
        if (text) texts.push([at, text.slice(0, 200)])
      })
      return texts
    },
    at: (index, field) => fromCell(row.getCell(index), field, {}),
  }
}

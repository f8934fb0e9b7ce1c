import { checkLargeWorkbook } from '@/lib/forms/excel/open-package'
import { type StreamedRow, streamTables } from '@/lib/forms/excel/stream-tables'
import type { FormRow } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import type { Read, ReadFault } from '../ocds/reader'
import { releaseOfRows } from './release'
import { mostRows, procurementTemplate } from './sheets'

/** Gives the process numbers of tenders that the enterprise already has, by their code. */
export type KnownOcids = (codes: readonly string[]) => Promise<ReadonlyMap<string, string>>
type Options = { known: KnownOcids; prefix: string; source?: string }

type Placed = { sheet: string; table: string; row: number; values: FormRow }

/**
 * A filled template as releases, one a tender, in the order of its sheet. Cells that are wrong are faults by sheet, row and column; a tender
 * with a wrong row, and rows that belong to no tender, bid or contract of the file, are left out whole. The same file gives the same.
 * Refuses (whole) what is no workbook of this template, or too large.
 */
export async function* readTemplate(file: Uint8Array, options: Options): AsyncGenerator<Read | ReadFault> {
  await checkLargeWorkbook(file)
  yield* releasesOf(streamTables(procurementTemplate, file), options)
}

/** Rows of the template, however they came, as releases: what is wrong with them is told, and what it spoils left out, as `readTemplate` says. */
export async function* releasesOf(
  streamed: AsyncIterable<StreamedRow>,
  { known, prefix, source = '填报模板' }: Options,
): AsyncGenerator<Read | ReadFault> {
  const book = new Book()
  let rows = 0
  for await (const row of streamed) {
    rows += 1
    if (rows > mostRows) throw new Refusal('too_large', `文件超过 ${mostRows / 10_000} 万行，请分开上传。`)
    yield* book.take(row)
  }
  yield* book.settle()
  const tenders = book.tenders()
  if (tenders.length === 0 && !book.faulty) throw new Refusal('invalid', '文件里没有填写任何标段：请在“标段”表中每行填一个标段。')
  const ocids = await known(tenders.map(({ code }) => code))
  for (const { code, row, sheets } of tenders) {
    if (book.isWrong(code)) {
      yield { line: row, ref: code, reason: `标段 ${code} 有填写错误的行，整个标段没有导入，请改正后重新上传`, text: '' }
      continue
    }
    const given = sheets.tender?.[0]?.ocid
    const ocid = (typeof given === 'string' && given) || ocids.get(code) || `${prefix}${code}`
    yield { line: row, index: 1, release: releaseOfRows(ocid, sheets, source) }
  }
}

const ofContract = ['contract_change', 'payment']
const ofBid = ['bid_item', 'bid_trace', 'bid_bond', 'bid_person', 'score', 'award', 'passage']
/** Documents that a bidder hands in; passages of the others are the purchaser's and name nobody. */
const ofBidders: readonly unknown[] = ['技术标', '商务标']

/** The rows of a workbook by tender, and which tenders cannot be used. */
class Book {
  faulty = false
  readonly #tenders = new Map<string, { row: number; sheets: Record<string, FormRow[]> }>()
  readonly #waiting: Placed[] = []
  readonly #contracts = new Map<string, string>()
  readonly #wrong = new Set<string>()
  readonly #bidders = new Set<string>()

  tenders() {
    return [...this.#tenders].map(([code, held]) => ({ code, ...held }))
  }

  *take({ table, sheet, row, values, errors }: StreamedRow): Generator<ReadFault> {
    const placed = { table, sheet, row, values }
    const code = table === 'tender' ? values.code : values.tender_code
    for (const error of errors) yield this.#fault(placed, error.message, error.column)
    if (errors.length > 0) {
      this.#spoil(placed)
      return
    }
    if (table === 'tender' && this.#tenders.has(String(code))) yield this.#spoiled(placed, `标段编号 ${code} 重复`)
    else if (table === 'tender') this.#tenders.set(String(code), { row, sheets: { tender: [values] } })
    else this.#waiting.push(placed)
  }

  /** Brings the rows of the other sheets to their tenders, bids before what hangs on them. */
  *settle(): Generator<ReadFault> {
    const order = (table: string) => (ofContract.includes(table) ? 2 : ofBid.includes(table) ? 1 : 0)
    for (const placed of this.#waiting.toSorted((a, b) => order(a.table) - order(b.table))) {
      const problem = this.#place(placed)
      if (problem) yield this.#spoiled(placed, problem)
    }
    this.#waiting.length = 0
  }

  isWrong(code: string): boolean {
    return this.#wrong.has(code)
  }

  #place(placed: Placed): string | undefined {
    const { table, values } = placed
    const code = this.#codeOf(placed)
    if (code === undefined) return `“合同”表中没有合同编号 ${values.contract_code}`
    const tender = this.#tenders.get(code)
    if (!tender) return `“标段”表中没有标段编号 ${code}`
    const held = tender.sheets
    const bidder = `${code}\u0000${values.bidder}`
    const unnamed = table === 'passage' && !values.bidder
    if (unnamed && ofBidders.includes(values.document)) return `${values.document}的段落须填投标人`
    if (ofBid.includes(table) && !unnamed && !this.#bidders.has(bidder)) return `“投标”表中没有标段 ${code} 的投标人 ${values.bidder}`
    if (table === 'bid' && this.#bidders.has(bidder)) return `标段 ${code} 的投标人 ${values.bidder} 重复`
    if (table === 'contract' && this.#contracts.has(String(values.code))) return `合同编号 ${values.code} 重复`
    if (table === 'bid') this.#bidders.add(bidder)
    if (table === 'contract') this.#contracts.set(String(values.code), code)
    const list = held[table] ?? []
    held[table] = list
    list.push(values)
    return undefined
  }

  #codeOf({ table, values }: Placed): string | undefined {
    return ofContract.includes(table) ? this.#contracts.get(String(values.contract_code)) : String(values.tender_code)
  }

  #spoil(placed: Placed): void {
    this.faulty = true
    const code = placed.table === 'tender' ? String(placed.values.code) : this.#codeOf(placed)
    if (code !== undefined) this.#wrong.add(code)
    // A tender of which not even the code can be read keeps its place, so that it is told once.
    if (placed.table === 'tender' && placed.values.code && !this.#tenders.has(String(code)))
      this.#tenders.set(String(code), { row: placed.row, sheets: { tender: [placed.values] } })
  }

  #spoiled(placed: Placed, reason: string): ReadFault {
    this.#spoil(placed)
    return this.#fault(placed, reason)
  }

  #fault({ sheet, row, values }: Placed, message: string, column?: string): ReadFault {
    const ref = String(values.code ?? values.tender_code ?? values.contract_code ?? '')
    return { line: row, ref, reason: `“${sheet}”表第 ${row} 行${column ? ` ${column} 列` : ''}：${message}`, text: '' }
  }
}

import { Refusal } from '@/lib/kernel/refusal'
import { type Line, linesOf } from './lines'
import { mergeReleases } from './merge'
import type { Json } from './values'

/** A JSON document of several lines is read whole; a longer one must be line-delimited. */
export const mostDocument = 64 * 2 ** 20

/** A release as it stands in a file: at a line (from 1) and, in a package, as the so-manieth. */
export type Read = { line: number; index: number; release: Json }
/** What could not be used: the line, what it is called (as far as that can be seen), why, and how it begins. */
export type ReadFault = { line: number; ref: string; reason: string; text: string }

export const isFault = (read: Read | ReadFault): read is ReadFault => 'reason' in read

/**
 * Reads OCDS 1.1 as it comes in: release packages, record packages, releases, records and lists of them, one a line or one document. A
 * line that cannot be used is a fault and the next is read. Memory holds one line (or one document up to `mostDocument`). Throws Refusal
 * when the file as a whole cannot be read: not UTF-8, not JSON, too long a document.
 */
export async function* readOcds(chunks: AsyncIterable<Uint8Array>, most = mostDocument): AsyncGenerator<Read | ReadFault> {
  const lines = linesOf(chunks, most)
  const first = await nextFull(lines)
  if (!first) throw new Refusal('invalid', '文件是空的。')
  if (first.fault) throw new Refusal('invalid', first.fault === 'long' ? tooLong(most) : `第 ${first.line} 行${notUtf8}`)
  const whole = parsed(first.text)
  if (!whole.error) {
    yield* releasesOf(whole.value, first)
    yield* rest(lines, most)
    return
  }
  const second = await nextFull(lines)
  const third = await nextFull(lines)
  // The first line may be a bad one among good ones, or the opening of one document: of a package of one release on a line of its own, too.
  const inList = /\[\s*$/.test(first.text) && third && !third.fault && /^\s*[\],]/.test(third.text)
  if (second && !second.fault && isObject(parsed(second.text).value) && !inList) {
    yield faultOf(first, whole.error)
    yield* releasesOf(parsed(second.text).value, second)
    yield* rest(lines, most, third)
    return
  }
  if (!/^\s*[[{]/.test(first.text)) throw new Refusal('invalid', `第 ${first.line} 行不是 JSON：应为 OCDS 1.1 的发布、记录或包。`)
  yield* document(await gathered(lines, [first, second, third], most))
}

async function* rest(lines: AsyncGenerator<Line>, most: number, ahead?: Line): AsyncGenerator<Read | ReadFault> {
  for (let line = ahead ?? (await nextFull(lines)); line; line = await nextFull(lines)) {
    if (line.fault) {
      yield {
        line: line.line,
        ref: '',
        reason: line.fault === 'long' ? `一行超过 ${megabytes(most)} MB` : notUtf8,
        text: line.text.slice(0, 200),
      }
      continue
    }
    const { value, error } = parsed(line.text)
    if (error) yield faultOf(line, error)
    else yield* releasesOf(value, line)
  }
}

async function nextFull(lines: AsyncGenerator<Line>): Promise<Line | undefined> {
  for (let step = await lines.next(); !step.done; step = await lines.next()) {
    if (step.value.fault || step.value.text.trim() !== '') return step.value
  }
  return undefined
}

async function gathered(lines: AsyncGenerator<Line>, ahead: readonly (Line | undefined)[], most: number): Promise<string> {
  const parts: string[] = []
  let size = 0
  const add = ({ text, fault, line }: Line) => {
    if (fault === 'bytes') throw new Refusal('invalid', `第 ${line} 行${notUtf8}`)
    size += text.length
    if (fault || size > most) throw new Refusal('too_large', tooLong(most))
    // Empty lines were passed over; the number of a line stays its number.
    while (parts.length < line - 1) parts.push('')
    parts.push(text)
  }
  for (const line of ahead) if (line) add(line)
  for (let line = await nextFull(lines); line; line = await nextFull(lines)) add(line)
  return parts.join('\n')
}

function* document(text: string): Generator<Read | ReadFault> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)
    throw new Refusal(
      'invalid',
      `第 ${text.slice(0, position).split('\n').length} 行不是有效的 JSON：文件既不是逐行 JSON，也不是一个完整的 JSON 文档。`,
    )
  }
  yield* releasesOf(value, { line: 1, text })
}

/** The releases of a value: of a package, a record, a list of these, or the release itself. */
function* releasesOf(value: unknown, line: Pick<Line, 'line' | 'text'>): Generator<Read | ReadFault> {
  const entries = Array.isArray(value)
    ? value
    : isObject(value) && Array.isArray(value.releases) && value.ocid === undefined
      ? value.releases
      : undefined
  const records = isObject(value) && Array.isArray(value.records) ? value.records : undefined
  let index = 0
  for (const entry of entries ?? records ?? [value]) {
    index += 1
    if (
      isObject(entry) &&
      entry !== value &&
      (Array.isArray(entry.records) || (Array.isArray(entry.releases) && entry.ocid === undefined))
    ) {
      yield* releasesOf(entry, line)
      continue
    }
    const found = releaseOf(entry)
    if (typeof found === 'string')
      yield { line: line.line, ref: refOf(entry, index), reason: found, text: JSON.stringify(entry)?.slice(0, 200) ?? '' }
    else yield { line: line.line, index, release: found }
  }
}

/** A release, the compiled one of a record, or its releases put together; else why there is none. */
function releaseOf(entry: unknown): Json | string {
  if (!isObject(entry)) return '不是 JSON 对象'
  if (isObject(entry.compiledRelease)) return { ocid: entry.ocid, ...entry.compiledRelease }
  if (Array.isArray(entry.releases)) {
    const whole = entry.releases.filter(isObject).filter((release) => release.tag !== undefined || release.tender !== undefined)
    if (whole.length === 0) return '记录里没有 compiledRelease，发布只有网址：请提供编译后的发布'
    return { ocid: entry.ocid, ...mergeReleases(whole) }
  }
  if (entry.versionedRelease !== undefined) return '是版本化发布：请提供 compiledRelease'
  if (entry.ocid === undefined) return '没有 ocid：不是 OCDS 的发布、记录或包'
  return entry
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const refOf = (entry: unknown, index: number) =>
  isObject(entry) && typeof entry.ocid === 'string' ? entry.ocid.slice(0, 200) : `第 ${index} 项`
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
const notUtf8 = '不是 UTF-8 编码：请把文件另存为 UTF-8（有无 BOM 均可）。'
const tooLong = (most: number) => `JSON 文档超过 ${megabytes(most)} MB，请改用逐行 JSON（一行一个发布）。`

function parsed(text: string): { value?: unknown; error?: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function faultOf({ line, text }: Line, error: string): ReadFault {
  const position = /position (\d+)/.exec(error)?.[1]
  const place = position === undefined ? '，在行尾中断' : `，第 ${Number(position) + 1} 个字符处`
  return { line, ref: /"ocid"\s*:\s*"([^"]{1,200})"/.exec(text)?.[1] ?? '', reason: `不是有效的 JSON${place}`, text: text.slice(0, 200) }
}

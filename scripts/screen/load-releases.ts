import { createReadStream } from 'node:fs'
import { Refusal } from '@/lib/kernel/refusal'
import { copyInto, copyText } from '@/lib/platform/postgres/copy'
import { FactWriter } from '@/lib/procurement/fact-writer'
import { bidsIn } from '@/lib/procurement/ocds/lots'
import { dateOf, mergeReleases } from '@/lib/procurement/ocds/merge'
import { isFault, type Read, type ReadFault, readOcds } from '@/lib/procurement/ocds/reader'
import { rowsOf, Unusable } from '@/lib/procurement/ocds/rows'
import { tenderIdOf } from '@/lib/procurement/ocds/tender'
import type { Json } from '@/lib/procurement/ocds/values'
import { factTables } from '@/lib/procurement/vocabulary'
import type { Place } from './place'
import type { Told } from './told'

/** Who is who as the file says, and a process is one tender: the published indicators are of processes. */
const options = { by: 'ref', lots: 'whole' } as const

/**
 * Loads a file of OCDS releases; gives the first currency in which an awarded process has a bid. Processes with several releases are put
 * together in a second reading, so that memory holds one release at a time.
 */
export async function loadReleases(
  path: string,
  { client, schema }: Place,
  signal: AbortSignal,
  at: Date,
  told: Told,
): Promise<string | undefined> {
  const writer = new FactWriter(client, (name) => `${schema}.${name}`)
  const seen = new Set<string>()
  const several = new Set<string>()
  let currency: string | undefined
  for await (const read of releasesOf(path, signal)) {
    const release = usable(read, told)
    if (!release) continue
    const ocid = release.ocid as string
    if (seen.has(ocid)) {
      several.add(ocid)
      continue
    }
    seen.add(ocid)
    currency ??= firstCurrency(release)
    await write(writer, release, (read as Read).line, at, told)
  }
  await writer.flush()
  if (several.size > 0) await reload(path, { client, schema }, signal, at, several, writer, told)
  return currency
}

function usable(read: Read | ReadFault, told: Told): Json | undefined {
  if (isFault(read)) {
    told.fault(read.line, read.reason)
    return undefined
  }
  if (typeof read.release.ocid === 'string' && read.release.ocid.trim() !== '') return read.release
  told.fault(read.line, 'ocid 应为非空文本')
  return undefined
}

async function write(writer: FactWriter, release: Json, line: number, at: Date, told: Told): Promise<void> {
  try {
    const { rows, remarks } = rowsOf(release, at, options)
    for (const remark of remarks) told.remark(line, remark)
    await writer.add(rows)
  } catch (error) {
    if (!(error instanceof Unusable || error instanceof RangeError)) throw error
    told.fault(line, error instanceof Unusable ? error.message : '嵌套过深，无法处理')
  }
}

/** Puts the releases of the same process together: kept in the database by process and date, then merged one process after the other. */
async function reload(
  path: string,
  { client, schema }: Place,
  signal: AbortSignal,
  at: Date,
  several: ReadonlySet<string>,
  writer: FactWriter,
  told: Told,
): Promise<void> {
  told.word(`${several.size} 个采购过程有多个发布，按发布日期逐字段合并。`)
  await client.query(`create unlogged table ${schema}.again (tender_id uuid, ocid text, dated float8, line int, body text)`)
  let lines: string[] = []
  const send = async () => {
    await copyInto(client, `${schema}.again`, ['tender_id', 'ocid', 'dated', 'line', 'body'], lines)
    lines = []
  }
  for await (const read of releasesOf(path, signal)) {
    if (isFault(read) || !several.has(read.release.ocid as string)) continue
    const { ocid } = read.release as { ocid: string }
    const values = [tenderIdOf(ocid.trim()), ocid, dateOf(read.release), read.line, JSON.stringify(read.release)]
    lines.push(`${values.map(copyText).join('\t')}\n`)
    if (lines.length >= 500) await send()
  }
  await send()
  for (const { name, columns } of factTables) {
    if (columns.some((column) => column.name === 'tender_id'))
      await client.query(`delete from ${schema}.${name} where tender_id in (select tender_id from ${schema}.again)`)
  }
  await client.query(`create index on ${schema}.again (ocid, dated, line)`)
  for (const ocid of several) {
    signal.throwIfAborted()
    const { rows } = await client.query(`select line, body from ${schema}.again where ocid = $1 order by dated, line`, [ocid])
    const releases = rows.map((row) => JSON.parse(row.body) as Json)
    await write(writer, mergeReleases(releases), rows[0].line, at, told)
  }
  await writer.flush()
  await client.query(`drop table ${schema}.again`)
}

async function* releasesOf(path: string, signal: AbortSignal): AsyncGenerator<Read | ReadFault> {
  try {
    for await (const read of readOcds(createReadStream(path, { highWaterMark: 2 ** 18 }))) {
      signal.throwIfAborted()
      yield read
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES') throw new Refusal('not_found', `读不到文件 ${path}。`)
    if (code === 'EISDIR') throw new Refusal('not_found', `${path} 是文件夹，不是文件。`)
    throw error
  }
}

const ignore = () => undefined

/** The currency of the first submitted bid with an amount, where the process was not called off and an award is active. */
function firstCurrency(release: Json): string | undefined {
  const tender = release.tender as Json | undefined
  const active = Array.isArray(release.awards) && release.awards.some((award) => award?.status === 'active')
  if (!active || tender?.status === 'cancelled') return undefined
  for (const bid of bidsIn(release, ignore)) {
    const value = bid.value as Json | undefined
    const counts = typeof bid.status === 'string' && bid.status !== 'invited' && bid.status !== 'withdrawn'
    if (counts && typeof value?.amount === 'number' && typeof value.currency === 'string') return value.currency.trim()
  }
  return undefined
}

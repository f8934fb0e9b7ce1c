import { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { parseInput } from '@/lib/platform/input'
import { defineQuery, runQuery } from '@/lib/platform/query'
import { packageOf, processesOf, releaseOf } from './ocds/export'
import type { SaidOptions } from './ocds/export-said'
import type { Row } from './ocds/rows'
import { tenderConditions } from './queries/tenders'
import { tenderFilterSchema } from './schema'

export const releaseFormats = { package: '发布包', lines: '逐行 JSON' } as const
export type ReleaseFormat = keyof typeof releaseFormats

/** Processes in one transaction: memory holds no more of them. */
const portion = 40

const selectionSchema = tenderFilterSchema.omit({ cursor: true, size: true, sort: true })

/** Takes a selection of tenders out of the platform as releases: says how many processes, and that is audited. */
export const exportReleases = defineCommand({
  name: 'exportReleases',
  permission: 'procurement.read',
  input: selectionSchema,
  run: async ({ tx, audit }, filter) => {
    const processes = await countOf(tx, filter)
    audit({ subjectKind: 'tender', detail: { filter, format: 'ocds', processes } })
    return { processes }
  },
})

const reasonSchema = z.string().trim().min(6, '请写明导出身份标识原文的事由（至少 6 字）').max(300, '事由不超过 300 字')

/** The same with what pages mask (device marks, authors of files, undisclosed prices): asked for with a reason, which is audited. */
export const exportTraces = defineCommand({
  name: 'exportTraces',
  permission: 'procurement.reveal',
  input: selectionSchema.extend({ reason: reasonSchema }),
  run: async ({ tx, audit }, { reason, ...filter }) => {
    const processes = await countOf(tx, filter)
    audit({ subjectKind: 'tender', detail: { filter, reason, format: 'ocds', processes } })
    return { processes }
  },
})

type Filter = z.infer<typeof selectionSchema>

async function countOf(tx: Tx, filter: Filter): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    select count(distinct t.ocid)::int as n from tender t where ${tenderConditions(filter)}`
  if (!row?.n) throw new Refusal('not_found', '没有可以导出的标段：请放宽筛选条件。')
  return row.n
}

const portionSchema = selectionSchema.extend({ after: z.string().max(2000).default('') })

/** Some processes of a selection as JSON texts of their releases, in the order of their ocid, and where to go on. */
export const releasePortion = defineQuery({
  name: 'releasePortion',
  permission: 'procurement.read',
  input: portionSchema,
  run: ({ tx }, input) => portionOf(tx, input, { sensitive: false }),
})

/** The same with what pages mask; only what `exportTraces` has let out. */
export const tracePortion = defineQuery({
  name: 'tracePortion',
  permission: 'procurement.reveal',
  input: portionSchema,
  run: ({ tx }, input) => portionOf(tx, input, { sensitive: true }),
})

async function portionOf(tx: Tx, { after, ...filter }: z.infer<typeof portionSchema>, options: SaidOptions) {
  const found = await tx.$queryRaw<{ ocid: string }[]>`
    select distinct t.ocid from tender t where t.ocid > ${after} and ${tenderConditions(filter)} order by t.ocid limit ${portion}`
  const ocids = found.map(({ ocid }) => ocid)
  const releases: string[] = []
  for await (const rows of processesOf(askOf(tx), 'public', ocids)) releases.push(JSON.stringify(releaseOf(rows, options)))
  return { releases, next: ocids.length < portion ? null : ocids.at(-1)! }
}

const askOf = (tx: Tx) => (sql: string, values: unknown[]) => tx.$queryRawUnsafe<Row[]>(sql, ...values)

type Shape = {
  format: ReleaseFormat
  uri: string
  /** Addresses at which the fields are told that the standard has not. */
  extensions: string[]
  now: Date
}

/**
 * The releases of a selection as one text in parts: a release package of OCDS 1.1, or one release a line; with a `reason` also what pages mask. A
 * lot brings its whole process. The first part is made before this returns, so that a refusal is an answer and no broken file.
 */
export async function releaseText(actor: Actor, raw: Record<string, unknown>, shape: Shape): Promise<AsyncGenerator<string>> {
  const filter = parseInput(selectionSchema, raw)
  const { now } = shape
  const query = raw.reason === undefined ? releasePortion : tracePortion
  if (raw.reason === undefined) await runCommand(exportReleases, actor, filter, { now })
  else await runCommand(exportTraces, actor, { ...filter, reason: raw.reason }, { now })
  const first = await runQuery(query, actor, filter)
  return (async function* () {
    const { head, between, tail } = framed(shape)
    let separator = head
    for (let part: Awaited<ReturnType<typeof portionOf>> | null = first; part; ) {
      for (const release of part.releases) {
        yield separator + release
        separator = between
      }
      part = part.next === null ? null : await runQuery(query, actor, { ...filter, after: part.next })
    }
    yield tail
  })()
}

function framed({ format, now, ...publication }: Shape): { head: string; between: string; tail: string } {
  if (format === 'lines') return { head: '', between: '\n', tail: '\n' }
  const whole = JSON.stringify({ ...packageOf([], { ...publication, publisher: '数智国资监管云平台' }, now), releases: [] })
  return { head: `${whole.slice(0, -2)}\n`, between: ',\n', tail: '\n]}' }
}

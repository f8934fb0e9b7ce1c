import { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { parseInput } from '@/lib/platform/input'
import { defineQuery, runQuery } from '@/lib/platform/query'
import { packageOf, processesOf, releaseOf } from './ocds/export'
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
    const [row] = await tx.$queryRaw<{ n: number }[]>`
      select count(distinct t.ocid)::int as n from tender t where ${tenderConditions(filter)}`
    const processes = row?.n ?? 0
    if (processes === 0) throw new Refusal('not_found', '没有可以导出的标段：请放宽筛选条件。')
    audit({ subjectKind: 'tender', detail: { filter, format: 'ocds', processes } })
    return { processes }
  },
})

/** Some processes of a selection as JSON texts of their releases, in the order of their ocid, and where to go on. */
export const releasePortion = defineQuery({
  name: 'releasePortion',
  permission: 'procurement.read',
  input: selectionSchema.extend({ after: z.string().max(2000).default('') }),
  run: async ({ tx }, { after, ...filter }) => {
    const found = await tx.$queryRaw<{ ocid: string }[]>`
      select distinct t.ocid from tender t where t.ocid > ${after} and ${tenderConditions(filter)} order by t.ocid limit ${portion}`
    const ocids = found.map(({ ocid }) => ocid)
    const releases: string[] = []
    for await (const rows of processesOf(askOf(tx), 'public', ocids)) releases.push(JSON.stringify(releaseOf(rows)))
    return { releases, next: ocids.length < portion ? null : ocids.at(-1)! }
  },
})

const askOf = (tx: Tx) => (sql: string, values: unknown[]) => tx.$queryRawUnsafe<Row[]>(sql, ...values)

/**
 * The releases of a selection as one text in parts: a release package of OCDS 1.1, or one release a line. A lot brings its whole process.
 * The first part is made before this returns, so that a refusal is an answer and no broken file.
 */
export async function releaseText(
  actor: Actor,
  raw: Record<string, unknown>,
  { format, uri, now }: { format: ReleaseFormat; uri: string; now: Date },
): Promise<AsyncGenerator<string>> {
  const filter = parseInput(selectionSchema, raw)
  await runCommand(exportReleases, actor, filter, { now })
  const first = await runQuery(releasePortion, actor, filter)
  return (async function* () {
    const { head, between, tail } = framed(format, uri, now)
    let separator = head
    for (let part: Awaited<ReturnType<typeof releasePortion.run>> | null = first; part; ) {
      for (const release of part.releases) {
        yield separator + release
        separator = between
      }
      part = part.next === null ? null : await runQuery(releasePortion, actor, { ...filter, after: part.next })
    }
    yield tail
  })()
}

function framed(format: ReleaseFormat, uri: string, now: Date): { head: string; between: string; tail: string } {
  if (format === 'lines') return { head: '', between: '\n', tail: '\n' }
  const whole = JSON.stringify({ ...packageOf([], { uri, publisher: '数智国资监管云平台' }, now), releases: [] })
  return { head: `${whole.slice(0, -2)}\n`, between: ',\n', tail: '\n]}' }
}

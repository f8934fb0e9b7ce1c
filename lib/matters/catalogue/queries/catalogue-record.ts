import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { type DraftState, draftStates } from '@/lib/platform/definition-draft'
import { defineQuery } from '@/lib/platform/query'
import { matterDefinitionSchema } from '../../schema'
import { type CatalogueKind, catalogueKinds, changesIn, knownTo } from '../kinds'

const which = z.object({ kind: z.enum(catalogueKinds).default('matter'), code: z.string().max(60) })

/** The versions of a matter or a delegation list, newest first, with who drafted and approved each, and its drafts with their fate. */
export const catalogueRecord = defineQuery({
  name: 'catalogueRecord',
  permission: 'catalogue.read',
  input: which,
  run: async ({ tx, now }, { kind, code }) => {
    const today = shanghaiDate(now)
    const rows = await tx.definition.findMany({ where: { kind, code }, orderBy: { version: 'desc' } })
    const drafts = await tx.definitionDraft.findMany({ where: { kind, code }, orderBy: { createdAt: 'desc' }, take: 50 })
    const newest = rows[0]
    if (!newest && drafts.length === 0) throw new Refusal('not_found', '没有这个事项或者清单。')
    const current = rows
      .filter((row) => row.effectiveFrom <= today)
      .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : a.effectiveFrom > b.effectiveFrom ? -1 : b.version - a.version))[0]
    const filings = kind !== 'delegation' ? await filingsByVersion(tx, code) : new Map<string, { all: number; open: number }>()
    return {
      ...{ kind, code, name: newest?.name ?? drafts[0]!.name, today, currentVersion: current?.version ?? null },
      retired: current?.retired === true,
      matter: kind !== 'delegation' && newest ? matterDefinitionSchema.parse((current ?? newest).body) : null,
      versions: rows.map((row) => ({
        ...{ version: row.version, effectiveFrom: row.effectiveFrom, retired: row.retired === true, note: row.note ?? '' },
        ...{ draftedBy: row.draftedByName ?? '随系统发布', approvedBy: row.createdByName ?? '随系统发布' },
        ...{ publishedAt: row.createdAt.toISOString(), released: row.createdBy === null, digest: row.digest },
        filings: filings.get(row.id) ?? { all: 0, open: 0 },
      })),
      drafts: drafts.map((row) => ({
        ...{ id: row.id, state: draftStates[row.status as DraftState], open: !['approved', 'discarded'].includes(row.status) },
        ...{ intent: row.intent, base: row.baseVersion, effectiveFrom: row.effectiveFrom, note: row.note, reason: row.reason },
        ...{ editedBy: row.editedByName, editedAt: row.editedAt.toISOString(), submittedBy: row.submittedByName },
        ...{ decidedBy: row.decidedByName, decidedAt: row.decidedAt?.toISOString() ?? null },
      })),
    }
  },
})

/** How many filings there are under each version, whoever may see them: a number, never a row. */
async function filingsByVersion(tx: Tx, code: string): Promise<Map<string, { all: number; open: number }>> {
  const rows = await withBaseRights(
    tx,
    () => tx.$queryRaw<{ id: string; all: bigint; open: bigint }[]>`
      select definition_id::text as id, count(*) as all, count(*) filter (where status not in ('concluded', 'refused', 'rejected', 'withdrawn')) as open
      from filing where matter_code = ${code} and arrived_at is not null group by 1`,
  )
  return new Map(rows.map((row) => [row.id, { all: Number(row.all), open: Number(row.open) }]))
}

const version = z.coerce.number().int().min(1).max(1_000_000)

/** What changed between any two versions of a matter or a delegation list, in words. */
export const catalogueDifference = defineQuery({
  name: 'catalogueDifference',
  permission: 'catalogue.read',
  input: which.extend({ from: version, to: version }),
  run: async ({ tx }, { kind, code, from, to }) => {
    const [before, after] = [await bodyOf(tx, kind, code, from), await bodyOf(tx, kind, code, to)]
    return { from, to, changes: changesIn(kind, before.body, after.body, await knownTo(tx)) }
  },
})

async function bodyOf(tx: Tx, kind: CatalogueKind, code: string, number: number) {
  const row = await tx.definition.findUnique({ where: { kind_code_version: { kind, code, version: number } } })
  if (!row) throw new Refusal('not_found', `没有第 ${number} 版。`)
  return row
}

/** A version as JSON text, as `importMatter` takes it; without a version the newest. */
export const exportDefinition = defineQuery({
  name: 'exportDefinition',
  permission: 'catalogue.read',
  input: which.extend({ version: version.optional() }),
  run: async ({ tx }, { kind, code, version: wanted }) => {
    const newest = wanted ?? (await tx.definition.findFirst({ where: { kind, code }, orderBy: { version: 'desc' } }))?.version
    if (newest === undefined) throw new Refusal('not_found', '没有这个事项或者清单。')
    const row = await bodyOf(tx, kind, code, newest)
    return { name: `${row.name}-${code}-第${newest}版.json`, text: `${JSON.stringify(row.body, null, 2)}\n` }
  },
})

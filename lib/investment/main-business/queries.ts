import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { paramsOfAll } from '@/lib/matters/vocabulary/in-force'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { type Business, catalogueCode, isGroup, type MainBusiness, mainBusinessKind, mainBusinessSchema } from './catalogue'
import { differences, segmentOf, typedOf } from './segments'
import { averageShare, classified, type Light, type LightLines, lightOf, measureKeys, sumsOf, yearShares } from './shares'
import { noTotals, statementTotals } from './statement-totals'

type Version = { version: number; effectiveFrom: string; body: unknown; note: string | null; approvedBy: string | null }

type Parsed = Omit<Version, 'body'> & { body: MainBusiness }

/** The catalogues of groups as versions, the newest first; none = it was never entered. */
async function versionsOf(tx: Tx, orgIds: readonly string[]): Promise<Map<string, Parsed[]>> {
  const rows = await tx.$queryRaw<(Version & { orgId: string })[]>`
    select org_id::text as "orgId", version, effective_from as "effectiveFrom", body, note, created_by_name as "approvedBy" from definition
    where kind = ${mainBusinessKind} and org_id = any (${orgIds}::uuid[]) order by version desc`
  const parsed = rows.map(({ orgId, ...row }) => ({ orgId, row: { ...row, body: mainBusinessSchema.parse(row.body) } }))
  return gathered(
    parsed,
    ({ orgId }) => orgId,
    ({ row }) => row,
  )
}

/** Rows by a key, in their order. */
function gathered<Row, Kept>(rows: readonly Row[], key: (row: Row) => string, kept: (row: Row) => Kept): Map<string, Kept[]> {
  const found = new Map<string, Kept[]>()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), kept(row)])
  return found
}

/** The version that counts for a day: the newest in force then, else the first there is. */
function versionFor<V extends { effectiveFrom: string }>(versions: readonly V[], day: string): V | undefined {
  return versions.find(({ effectiveFrom }) => effectiveFrom <= day) ?? versions.at(-1)
}

type Group = { id: string; coreBusiness: string[] }
type Known = Awaited<ReturnType<typeof knownOf>>

/** What the shares of groups are made of, in a handful of questions however many groups there are. */
async function knownOf(tx: Tx, orgs: readonly Group[], today: string) {
  const ids = orgs.map(({ id }) => id)
  const reports = await tx.segmentReport.findMany({ where: { orgId: { in: ids }, status: 'reported' }, orderBy: { year: 'desc' } })
  const lines = await tx.segmentLine.findMany({ where: { reportId: { in: reports.map(({ id }) => id) } }, orderBy: { place: 'asc' } })
  return {
    today,
    versions: await versionsOf(tx, ids),
    reports: gathered(
      reports,
      ({ orgId }) => orgId,
      (report) => report,
    ),
    lines: gathered(
      lines,
      ({ reportId }) => reportId,
      (line) => line,
    ),
    totals: await statementTotals(tx, ids),
    lights: await paramsOfAll(tx, ['core_share_green', 'core_share_red'], today),
  }
}

/** What a group has reported of the last three years that are over, with shares by the catalogue that counted at the end of each, and their mean. */
function sharesOf(org: Group, known: Known) {
  const versions = known.versions.get(org.id) ?? []
  const registered: Business[] = org.coreBusiness.map((code) => ({ name: code, kind: '主业', codes: [code], until: null }))
  const lastYear = Number(known.today.slice(0, 4)) - 1
  const years = (known.reports.get(org.id) ?? []).map((report) => {
    const counting = versionFor(versions, `${report.year}-12-31`)
    const segments = classified((known.lines.get(report.id) ?? []).map(segmentOf), counting?.body.businesses ?? registered)
    const statement = known.totals.get(org.id)?.get(report.year)
    return {
      ...{ id: report.id, year: report.year, number: report.number, explanation: report.explanation, by: report.editedByName },
      ...{ at: report.reportedAt?.toISOString() ?? null, catalogue: counting?.version ?? 0 },
      segments: segments.map((segment) => ({
        name: segment.name,
        industry: segment.industry,
        belongs: segment.belongs,
        ...texts(segment),
      })),
      sums: texts(sumsOf(segments)),
      statement: statement ? { id: statement.statementId, number: statement.number, ...texts(statement) } : null,
      differences: texts(differences(segments, statement ?? noTotals)),
      shares: yearShares(segments, statement ?? noTotals),
    }
  })
  const three = years.filter(({ year }) => year <= lastYear && year > lastYear - 3)
  const { core_share_green: green, core_share_red: red } = known.lights(org.id)
  const lights: LightLines = { green, red }
  const averages = Object.fromEntries(
    measureKeys.map((measure) => {
      const mean = averageShare(
        three.map(({ shares }) => shares),
        measure,
      )
      return [measure, { ...mean, light: lightOf(mean.value, lights) }]
    }),
  ) as Record<(typeof measureKeys)[number], ReturnType<typeof averageShare> & { light: Light | null }>
  return { versions, registered: org.coreBusiness, years, averages, lights }
}

const texts = (amounts: Record<'revenue' | 'assets' | 'profit', bigint | null>) => ({
  revenue: amounts.revenue?.toString() ?? null,
  assets: amounts.assets?.toString() ?? null,
  profit: amounts.profit?.toString() ?? null,
})

export const mainBusinessFilter = z.object({
  words: z.string().max(50).optional(),
  light: z.enum(['绿', '黄', '红', '无']).optional(),
  sort: z.enum(['name', ...measureKeys] as ['name', ...typeof measureKeys]).default('name'),
  descending: z.boolean().default(false),
})

/** Groups in sight with their catalogue in force and the three-year mean of their shares; `light` narrows to one colour of revenue. */
export const mainBusinessList = defineQuery({
  name: 'mainBusinessList',
  permission: 'business.read',
  input: mainBusinessFilter,
  run: async ({ tx, now }, { words, light, sort, descending }) => {
    const today = shanghaiDate(now)
    const enterprises = await tx.org.findMany({
      where: { kind: 'enterprise', level: { lte: 2 }, status: { not: '已注销' }, ...(words ? { name: { contains: words } } : {}) },
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
    })
    const orgs = enterprises.filter(isGroup)
    const known = await knownOf(tx, orgs, today)
    const rows = orgs.map((org) => {
      const { versions, years, averages } = sharesOf(org, known)
      const inForce = versions.find(({ effectiveFrom }) => effectiveFrom <= today)
      const businesses = inForce?.body.businesses ?? []
      return {
        ...{ id: org.id, name: org.shortName, version: inForce?.version ?? null, effectiveFrom: inForce?.effectiveFrom ?? null },
        ...{ document: inForce?.body.document ?? null, years: years.map(({ year }) => year), averages },
        main: businesses.filter(({ kind }) => kind === '主业').map(({ name }) => name),
        cultivated: businesses.filter(({ kind }) => kind === '拟培育').map(({ name, until }) => `${name}（至 ${until}）`),
        expired: businesses.filter(({ until }) => until !== null && until < Number(today.slice(0, 4))).map(({ name }) => name),
      }
    })
    const kept = light ? rows.filter(({ averages }) => (averages.revenue.light ?? '无') === light) : rows
    // Who has no share stands last either way.
    const of = ({ averages }: (typeof rows)[number]) => (sort === 'name' ? null : averages[sort].value)
    const sorted = kept.toSorted((a, b) => {
      const [left, right] = [of(a), of(b)]
      if (left === null || right === null) return Number(left === null) - Number(right === null)
      return (Number(left) - Number(right)) * (descending ? -1 : 1)
    })
    return { rows: sort === 'name' ? kept : sorted }
  },
})
export type MainBusinessRow = Awaited<ReturnType<typeof mainBusinessList.run>>['rows'][number]

/** A group's catalogue with its versions, the years it has reported segment by segment with shares and differences, and what the asker may do. */
export const mainBusinessRecord = defineQuery({
  name: 'mainBusinessRecord',
  permission: 'business.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor, now }, { id }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id } }) : null
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或您无权查看。')
    if (!isGroup(org)) throw new Refusal('not_found', '主业目录按集团核定，请查看所属集团。')
    const today = shanghaiDate(now)
    const found = sharesOf(org, await knownOf(tx, [org], today))
    const draft = await tx.definitionDraft.findFirst({
      where: { kind: mainBusinessKind, code: catalogueCode(org.code), status: { in: ['draft', 'submitted', 'returned'] } },
    })
    const filings = await tx.$queryRaw<{ id: string; number: string; title: string }[]>`
      select id::text, number, title from filing where org_id = ${org.id}::uuid and matter_code = 'GZ-GH-06' and status = 'concluded' order by concluded_at desc limit 20`
    const own = actor.orgId === org.id
    return {
      ...{ id: org.id, name: org.shortName, fullName: org.name, ...found, filings },
      inForce: found.versions.find(({ effectiveFrom }) => effectiveFrom <= today) ?? null,
      draftId: draft?.id ?? null,
      may: { draft: actor.permissions.has('business.define'), report: own && actor.permissions.has('business.report') },
    }
  },
})
export type MainBusinessRecord = Awaited<ReturnType<typeof mainBusinessRecord.run>>

/** The figures of a year of the asker's own enterprise for the editor: what is in hand, else what was reported, beside the totals of the annual statement. */
export const segmentForm = defineQuery({
  name: 'segmentForm',
  permission: 'business.report',
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  run: async ({ tx, actor }, { year }) => {
    const reports = await tx.segmentReport.findMany({
      where: { orgId: actor.orgId, year, status: { not: 'replaced' } },
      orderBy: { number: 'desc' },
    })
    const [shown] = reports
    const rows = shown ? await tx.segmentLine.findMany({ where: { reportId: shown.id }, orderBy: { place: 'asc' } }) : []
    const totals = (await statementTotals(tx, [actor.orgId])).get(actor.orgId)?.get(year) ?? null
    const segments = rows.map(segmentOf)
    return {
      ...{ year, id: shown?.id ?? null, version: shown?.version ?? null, number: shown?.number ?? 1, status: shown?.status ?? 'draft' },
      ...{ reason: shown?.reason ?? '', explanation: shown?.explanation ?? '', orgId: actor.orgId },
      lines: segments.map(typedOf),
      sums: texts(sumsOf(segments)),
      statement: totals ? { id: totals.statementId, ...texts(totals) } : null,
      differences: texts(differences(segments, totals ?? noTotals)),
    }
  },
})
export type SegmentForm = Awaited<ReturnType<typeof segmentForm.run>>

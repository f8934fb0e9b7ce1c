import { departmentGrants, permissionsOf } from '@/lib/identity/rules/roles'
import { canonicalJson } from '@/lib/kernel/canonical'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type MatterDefinition, matterDefinitionSchema } from '@/lib/matters/schema'
import { sm3 } from '@/lib/platform/crypto'
import { seedId } from '../ids'
import type { PhaseContext } from '../phase'
import { readCareer, readDepartments, readOneThings, readRoles } from '../reference-files'
import { financeReference } from '../scenarios/finance/reference'
import { negativeListRow } from '../scenarios/negative-list'
import { commissionId } from '../scenarios/organisation/bodies'

/** The day the first version of every matter is in force from. */
export const firstEffective = '2024-01-01'

/**
 * Brings roles, departments and matter definitions to the state of this release; run at every start, it changes only what differs. A
 * matter whose text has changed since the last release gets a further version in force from today: published versions are never
 * rewritten, and what the policy department has published or retired itself is never overtaken by a release.
 */
export async function writeReference(context: PhaseContext, matters: readonly MatterDefinition[]): Promise<Record<string, number>> {
  const { client } = context
  const roles = readRoles().map((role, sort) => ({ ...role, permissions: permissionsOf(role.code), sort }))
  await client.query(
    `insert into role select r.* from jsonb_populate_recordset(null::role, $1) r
     on conflict (code) do update set name = excluded.name, side = excluded.side, does = excluded.does, scope = excluded.scope,
       "constraint" = excluded."constraint", permissions = excluded.permissions, sort = excluded.sort`,
    [JSON.stringify(roles)],
  )
  const departments = readDepartments().map((department, sort) => ({
    ...department,
    org_id: commissionId,
    phone: '',
    grants: departmentGrants(department.code),
    sort,
  }))
  await client.query(
    `insert into department select d.* from jsonb_populate_recordset(null::department, $1) d
     on conflict (code) do update set grants = excluded.grants`,
    [JSON.stringify(departments)],
  )
  const written = await writeVersions(await newVersions([...matters, readCareer()], context), context)
  // The joint ones are composed from what stands now: this release, and what people have published over it.
  const joint = await writeVersions(await jointVersions(context), context)
  await writeFinance(context)
  await context.client.query(
    `insert into definition select r.* from jsonb_populate_recordset(null::definition, $1) r on conflict do nothing`,
    [JSON.stringify([negativeListRow(context.now)])],
  )
  return { role: roles.length, department: departments.length, definition: written + joint }
}

/** Forms, indicators and formulas of finance: what is there stays as it is. */
async function writeFinance({ client, now }: PhaseContext): Promise<void> {
  const { definitions, cells, edition } = financeReference(now)
  for (const [table, rows] of [
    ['definition', definitions],
    ['statement_cell', cells],
    ['indicator_edition', [edition]],
  ] as const) {
    await client.query(`insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, $1) r on conflict do nothing`, [
      JSON.stringify(rows),
    ])
  }
}

async function writeVersions(rows: readonly object[], { client }: PhaseContext): Promise<number> {
  await client.query(`insert into definition select d.* from jsonb_populate_recordset(null::definition, $1) d`, [JSON.stringify(rows)])
  return rows.length
}

async function jointVersions({ client, now }: PhaseContext) {
  type Newest = { kind: string; code: string; version: number; digest: string; retired: boolean; effective_from: string; body: unknown }
  const { rows } = await client.query<Newest>(
    `select distinct on (code) kind, code, version, digest, retired, effective_from, case when kind = 'matter' then body end as body
     from definition where kind in ('matter', 'one_thing') order by code, version desc`,
  )
  const matters = rows.filter((row) => row.kind === 'matter' && !row.retired).map((row) => matterDefinitionSchema.parse(row.body))
  const known = new Map(rows.map((row) => [row.code, row]))
  return readOneThings(matters).flatMap((thing) => {
    const before = known.get(thing.code)
    const digest = sm3(canonicalJson(thing))
    if (before && !before.retired && before.digest === digest) return []
    const today = shanghaiDate(now)
    const from = before && before.effective_from > today ? before.effective_from : today
    return [versionRow(thing, (before?.version ?? 0) + 1, before ? from : firstEffective, digest, now)]
  })
}

function versionRow(matter: MatterDefinition, version: number, effectiveFrom: string, digest: string, now: Date) {
  const kind = matter.code.startsWith('OT-') ? 'one_thing' : 'matter'
  return {
    ...{ id: seedId('definition', `matter:${matter.code}:${version}`), kind, code: matter.code, version, name: matter.name },
    ...{ line: matter.line, effective_from: effectiveFrom, retired: false, body: matter, digest },
    ...{ created_at: now.toISOString(), created_by: null },
  }
}

type Known = { code: string; version: number; digest: string; released: boolean }

async function newVersions(matters: readonly MatterDefinition[], { client, now, log }: PhaseContext) {
  const { rows } = await client.query<Known>(
    `select distinct on (code) code, version, digest, created_by is null as released from definition where kind in ('matter', 'one_thing') order by code, version desc`,
  )
  const { rows: released } = await client.query<{ code: string; digest: string }>(
    `select distinct on (code) code, digest from definition where kind in ('matter', 'one_thing') and created_by is null order by code, version desc`,
  )
  const newest = new Map(rows.map((row) => [row.code, row]))
  const lastRelease = new Map(released.map((row) => [row.code, row.digest]))
  return matters.flatMap((matter) => {
    const digest = sm3(canonicalJson(matter))
    const before = newest.get(matter.code)
    if (lastRelease.get(matter.code) === digest) return []
    if (before && !before.released) {
      log(`  ${matter.code}：本版程序的事项定义有变化，政策法规处已自行发布第 ${before.version} 版，保留现行版本`)
      return []
    }
    return [versionRow(matter, (before?.version ?? 0) + 1, before ? shanghaiDate(now) : firstEffective, digest, now)]
  })
}

import { permissionsOf } from '@/lib/identity/permissions'
import { canonicalJson } from '@/lib/kernel/canonical'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { sm3 } from '@/lib/platform/crypto'
import { seedId } from '../ids'
import type { PhaseContext } from '../phase'
import { readCareer, readDepartments, readOneThings, readRoles } from '../reference-files'
import { commissionId } from '../scenarios/organisation/bodies'

/** The day the first version of every matter is in force from. */
export const firstEffective = '2024-01-01'

/**
 * Brings roles, departments and matter definitions to the state of this release; run at every start, it changes only what differs. A
 * matter whose text has changed gets a further version in force from today: published versions are never rewritten.
 */
export async function writeReference({ client, now }: PhaseContext, matters: readonly MatterDefinition[]): Promise<Record<string, number>> {
  const roles = readRoles().map((role, sort) => ({ ...role, permissions: permissionsOf(role.code), sort }))
  await client.query(
    `insert into role select r.* from jsonb_populate_recordset(null::role, $1) r
     on conflict (code) do update set name = excluded.name, side = excluded.side, does = excluded.does, scope = excluded.scope,
       "constraint" = excluded."constraint", permissions = excluded.permissions, sort = excluded.sort`,
    [JSON.stringify(roles)],
  )
  const departments = readDepartments().map((department, sort) => ({ ...department, org_id: commissionId, phone: '', sort }))
  await client.query(
    `insert into department select d.* from jsonb_populate_recordset(null::department, $1) d
     on conflict (code) do nothing`,
    [JSON.stringify(departments)],
  )
  const definitions = await newVersions([...matters, ...readOneThings(matters), readCareer()], { client, now })
  await client.query(`insert into definition select d.* from jsonb_populate_recordset(null::definition, $1) d`, [
    JSON.stringify(definitions),
  ])
  return { role: roles.length, department: departments.length, definition: definitions.length }
}

async function newVersions(matters: readonly MatterDefinition[], { client, now }: Pick<PhaseContext, 'client' | 'now'>) {
  const { rows } = await client.query<{ code: string; version: number; digest: string }>(
    `select distinct on (code) code, version, digest from definition where kind in ('matter', 'one_thing') order by code, version desc`,
  )
  const newest = new Map(rows.map((row) => [row.code, row]))
  return matters.flatMap((matter) => {
    const digest = sm3(canonicalJson(matter))
    const before = newest.get(matter.code)
    if (before?.digest === digest) return []
    const version = (before?.version ?? 0) + 1
    return [
      {
        id: seedId('definition', `matter:${matter.code}:${version}`),
        kind: matter.code.startsWith('OT-') ? 'one_thing' : 'matter',
        code: matter.code,
        version,
        name: matter.name,
        line: matter.line,
        effective_from: before ? shanghaiDate(now) : firstEffective,
        body: matter,
        digest,
        created_at: now.toISOString(),
        created_by: null,
      },
    ]
  })
}

import { type PoolRow, poolEntry, poolsSql } from '@/lib/flow/performer'
import type { RunState } from '@/lib/flow/state'
import type { CommandContext } from '@/lib/platform/command'
import { askTogether, Prisma, rowsIn } from '@/lib/platform/db'
import type { Amounts, FilingUnit } from '../../statement/amounts'
import { amountsOf } from '../../statement/read'
import type { PushedStatement } from './schema'

/** An enterprise in sight, with whether it consolidates others. */
export type BatchOrg = {
  id: string
  code: string
  name: string
  shortName: string
  groupId: string | null
  adcode: string
  owner: string
  consolidates: boolean
}

/** The newest version of a statement that is there, its run held under lock until the transaction ends. */
export type Held = {
  id: string
  orgId: string
  form: string
  period: number
  scope: string
  status: string
  versionId: string
  formId: string
  unit: FilingUnit
  source: string
  version: number
  amounts: Amounts
  run: RunState | undefined
}

/** How a statement is found again. */
export const keyOf = (one: { orgId: string; form: string; period: number; scope: string }) =>
  `${one.orgId}:${one.form}:${one.period}:${one.scope}`

/** What a batch is laid over: enterprises by every name they may be called, statements that are there by `keyOf`, the pools of who sends it. */
export async function findStatements(context: CommandContext, statements: readonly PushedStatement[]) {
  const { tx, actor, now } = context
  const called = [...new Set(statements.map(({ org }) => org))]
  const orgsSql = Prisma.sql`
    select o.id::text, o.code, o.name, o.short_name as "shortName", o.group_id::text as "groupId", o.adcode, o.owner,
      exists (select 1 from org b where b.parent_id = o.id and b.consolidated and b.kind = 'enterprise' and b.status <> '已注销') as consolidates
    from org o where o.kind = 'enterprise' and (o.code = any(${called}) or o.name = any(${called}) or o.short_name = any(${called}))`
  const answers = await askTogether(tx, { orgs: orgsSql, pools: poolsSql(actor.userId, now) })
  const orgs = answers.orgs as readonly BatchOrg[]
  const held = await heldOf(
    context,
    orgs.map(({ id }) => id),
    [...new Set(statements.map(({ period }) => period))],
  )
  return {
    orgs: byName(orgs),
    held: new Map(held.map((one) => [keyOf(one), one])),
    pools: (answers.pools as readonly PoolRow[]).map(poolEntry),
  }
}

/** A name that two enterprises share calls neither. */
function byName(orgs: readonly BatchOrg[]): Map<string, BatchOrg | 'several'> {
  const names = new Map<string, BatchOrg | 'several'>()
  for (const org of orgs)
    for (const name of new Set([org.code, org.name, org.shortName])) {
      const known = names.get(name)
      names.set(name, known === undefined || known === org ? org : 'several')
    }
  return names
}

type Row = Omit<Held, 'amounts' | 'run'> & { amounts: string }

async function heldOf({ tx }: CommandContext, orgIds: readonly string[], periods: readonly number[]): Promise<Held[]> {
  const runsSql = Prisma.sql`
    select r.subject_id::text as id, r.state from flow_run r where r.subject_kind = 'statement' and r.subject_id in (
      select version_id from statement where org_id = any(${orgIds}::uuid[]) and period = any(${periods}::int[])) order by r.subject_id for update of r`
  const runs = await rowsIn<{ id: string; state: RunState }>(tx, runsSql)
  const states = new Map(runs.map(({ id, state }) => [id, state]))
  const rowsSql = Prisma.sql`
    select s.id::text, s.org_id::text as "orgId", s.form_code as form, s.period, s.scope, s.status, v.id::text as "versionId",
      v.form_id::text as "formId", v.unit, v.source, v.version, v.amounts::text as amounts
    from statement s join statement_version v on v.id = s.version_id
    where s.org_id = any(${orgIds}::uuid[]) and s.period = any(${periods}::int[])`
  const rows = await rowsIn<Row>(tx, rowsSql)
  return rows.map((row) => ({ ...row, amounts: amountsOf(row.amounts), run: states.get(row.versionId) }))
}

type Earlier = { orgId: string; period: number; scope: string; amounts: string; formId: string }

/** The accepted amounts of earlier periods from which new statements begin, by enterprise, scope and period. */
export async function earlierOf(
  { tx }: CommandContext,
  form: string,
  orgIds: readonly string[],
  periods: readonly number[],
): Promise<Map<string, { formId: string; amounts: Amounts }>> {
  const wanted = [...new Set(periods.flatMap((period) => [(Math.floor(period / 100) - 1) * 100 + 12, period - 100]))]
  const earlierSql = Prisma.sql`
    select s.org_id::text as "orgId", s.period, s.scope, v.amounts::text as amounts, v.form_id::text as "formId"
    from statement s join statement_version v on v.id = s.accepted_version_id
    where s.org_id = any(${orgIds}::uuid[]) and s.form_code = ${form} and s.period = any(${wanted}::int[])`
  const rows = await rowsIn<Earlier>(tx, earlierSql)
  return new Map(
    rows.map(({ orgId, period, scope, amounts, formId }) => [
      keyOf({ orgId, form, period, scope }),
      { formId, amounts: amountsOf(amounts) },
    ]),
  )
}

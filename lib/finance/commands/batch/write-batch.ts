import type { Moved } from '@/lib/flow/state'
import { insertRuns, type LockedRun } from '@/lib/flow/store'
import type { CommandContext } from '@/lib/platform/command'
import { Prisma, rowsIn } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { beginDue, dueKey } from '../../due/due-tasks'
import type { Amounts, FilingUnit } from '../../statement/amounts'
import { dueOn } from '../../statement/due'
import { statementLine } from '../../statement/flow'
import { amountsText, type StatementFormVersion } from '../../statement/read'
import type { Scope } from '../../statement/scope'
import { titleOf } from '../../statement/title'
import type { BatchOrg } from './find-statements'

/** What is written of a statement whichever way it comes: its amounts with what the formulas counted. */
export type Filled = {
  id: string
  versionId: string
  unit: FilingUnit
  amounts: Amounts
  counts: { failed: number; warned: number; unjudged: number }
}

/** A statement that begins. */
export type Begun = Filled & {
  org: BatchOrg
  form: StatementFormVersion
  formCode: 'flash' | 'annual'
  period: number
  scope: Scope
  opened: Moved
}

export type Source = 'workbook' | 'interface'

const figures = ({ unit, amounts, counts }: Filled, source: Source) => ({
  ...{ unit, amounts: amountsText(amounts), source },
  ...{ checks_failed: counts.failed, checks_warned: counts.warned, checks_unjudged: counts.unjudged },
})

/** Inserts statements that begin, set-wise; gives those it did, with their runs: what somebody else began meanwhile is left alone. */
export async function insertStatements(
  { tx, actor, now, change }: CommandContext,
  begun: readonly Begun[],
  source: Source,
): Promise<{ one: Begun; run: LockedRun }[]> {
  if (begun.length === 0) return []
  const heads = begun.map(({ id, versionId, org, form, formCode, period, scope }) => ({
    ...{ id, org_id: org.id, org_name: org.shortName, group_id: org.groupId, line: statementLine, adcode: org.adcode, form_code: formCode },
    ...{ period, period_kind: form.form.periodKind, scope, version_id: versionId, due_on: dueOn(formCode, period) },
  }))
  const headsSql = Prisma.sql`
    insert into statement (id, org_id, org_name, group_id, line, adcode, form_code, period, period_kind, scope, status, step_name, version_id, due_on)
    select n.id, n.org_id, n.org_name, n.group_id, n.line, n.adcode, n.form_code, n.period, n.period_kind, n.scope, 'filling', '填报', n.version_id, n.due_on
    from jsonb_populate_recordset(null::statement, ${JSON.stringify(heads)}::jsonb) n
    on conflict (org_id, form_code, period, scope) do nothing returning id::text`
  const written = await rowsIn<{ id: string }>(tx, headsSql)
  const mine = new Set(written.map(({ id }) => id))
  const kept = begun.filter(({ id }) => mine.has(id))
  const versions = kept.map((one) => ({
    ...{ id: one.versionId, statement_id: one.id, org_id: one.org.id, form_id: one.form.id, ...figures(one, source) },
  }))
  const versionsSql = Prisma.sql`
    insert into statement_version (id, statement_id, org_id, number, reason, form_id, unit, amounts, source, filled_by, filled_by_name, filled_at,
      checks_failed, checks_warned, checks_unjudged)
    select n.id, n.statement_id, n.org_id, 1, 'original', n.form_id, n.unit, n.amounts, n.source, ${actor.userId}::uuid, ${actor.name},
      ${now}::timestamptz, n.checks_failed, n.checks_warned, n.checks_unjudged
    from json_populate_recordset(null::statement_version, ${JSON.stringify(versions)}::json) n`
  await rowsIn(tx, versionsSql)
  const due = kept.map(({ org, formCode, period, scope }) => ({ orgId: org.id, key: dueKey({ form: formCode, period, scope }) }))
  if (due.length > 0) change(beginDue(due, actor.userId, now))
  const runs = await insertRuns(
    tx,
    kept.map(({ versionId, org, form, period, scope, opened }) => ({
      run: {
        definitionId: form.id,
        definition: form.form.flow,
        subject: { kind: 'statement', id: versionId, title: titleOf(form.form, period, scope), orgName: org.shortName, amount: null },
      },
      opened,
    })),
  )
  return kept.map((one, index) => ({ one, run: runs[index]! }))
}

/** Writes the amounts of statements that are there, set-wise; gives the ids of those nobody changed meanwhile. */
export async function updateStatements(
  { tx, actor, now }: CommandContext,
  changed: readonly (Filled & { version: number })[],
  source: Source,
): Promise<Set<string>> {
  if (changed.length === 0) return new Set()
  const rows = changed.map((one) => ({ id: one.versionId, version: one.version, ...figures(one, source) }))
  const changedSql = Prisma.sql`
    update statement_version v set amounts = n.amounts, unit = n.unit, source = n.source, version = v.version + 1,
      filled_by = ${actor.userId}::uuid, filled_by_name = ${actor.name}, filled_at = ${now}::timestamptz,
      checks_failed = n.checks_failed, checks_warned = n.checks_warned, checks_unjudged = n.checks_unjudged
    from json_populate_recordset(null::statement_version, ${JSON.stringify(rows)}::json) n
    where v.id = n.id and v.version = n.version returning v.statement_id::text as id`
  const written = await rowsIn<{ id: string }>(tx, changedSql)
  return new Set(written.map(({ id }) => id))
}

/** Fresh ids of a statement and its first version. */
export const newStatement = () => ({ id: newId(), versionId: newId() })

import type { Tx } from '@/lib/platform/db'
import { formVersion, openStatement } from '../statement/read'
import type { Scope } from '../statement/scope'
import { type InForce, releasedWarnings, type WarningResult, warningsOf } from '../warning/rules'

/** What the anomaly rules say of the accepted monthly statement of an enterprise in sight, by what is in force for it; null without one. `off` = rules that are switched off. */
export async function warningsAt(
  tx: Tx,
  { orgId, period, scope }: { orgId: string; period: number; scope: Scope },
  inForce: InForce,
  off: ReadonlySet<string>,
): Promise<{ statementId: string; results: WarningResult[] } | null> {
  const rows = await tx.$queryRaw<{ id: string; number: number }[]>`
    select s.id::text, v.number from statement s join statement_version v on v.id = s.accepted_version_id
    where s.org_id = ${orgId}::uuid and s.form_code = 'flash' and s.period = ${period} and s.scope = ${scope}`
  const found = rows[0]
  if (!found) return null
  const { shown } = await openStatement(tx, found.id, found.number)
  const { form } = await formVersion(tx, shown.formId)
  const rules = releasedWarnings.filter(({ code }) => !off.has(code))
  return { statementId: found.id, results: warningsOf(rules, { form, period, amounts: shown.amounts }, shown.unit, inForce) }
}

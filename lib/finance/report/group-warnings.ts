import { type InForce, releasedWarnings, type WarningResult, warningsOf } from '../warning/rules'
import type { MonthlyFacts } from './monthly-facts'

/** What is in force for an enterprise of the report, as the warning page takes it. */
export type GroupInForce = InForce & { orgId: string; changed: Readonly<Record<string, number>>; off: readonly string[] }

/** What the rules say of a first-level enterprise; `changed` = how many rules are judged by parameters of their own, `off` = how many are switched off. */
export type GroupWarnings = {
  orgId: string
  name: string
  statementId: string
  hits: readonly WarningResult[]
  unjudged: number
  changed: number
  off: number
}

/** The anomaly rules over the statements of the groups, by what is in force for each; without anything in force by what comes with the platform. */
export function groupWarnings({ groups, period }: MonthlyFacts, inForce: readonly GroupInForce[]): GroupWarnings[] {
  const byOrg = new Map(inForce.map((one) => [one.orgId, one]))
  return groups.flatMap(({ orgId, name, now: statement }) => {
    if (!statement) return []
    const given = byOrg.get(orgId)
    const off = new Set(given?.off)
    const rules = releasedWarnings.filter(({ code }) => !off.has(code))
    const results = warningsOf(rules, { form: statement.form, period, amounts: statement.amounts }, '万元', given)
    return [
      {
        ...{ orgId, name, statementId: statement.id, hits: results.filter(({ verdict }) => verdict === 'hit') },
        unjudged: results.filter(({ verdict }) => verdict === 'unjudged').length,
        changed: rules.filter(({ code }) => given?.changed[code] !== undefined).length,
        off: releasedWarnings.length - rules.length,
      },
    ]
  })
}

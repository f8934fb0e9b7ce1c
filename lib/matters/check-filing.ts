import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import type { CommandContext } from '@/lib/platform/command'
import { Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { neededMaterials } from './needed-materials'
import { type CheckResult, withPrerequisites } from './prerequisites/judge'
import type { PrerequisiteStates } from './prerequisites/prerequisite'
import { clauseRules, type ListInForce } from './rules/negative-list'
import { type RuleResult, runRules } from './rules-run'
import type { MatterDefinition, MatterRule } from './schema'

/** What checks look at: the form's surroundings, and how the prerequisites stand where they have been looked up. */
export type CheckContext = FormContext & {
  prerequisites?: { states: PrerequisiteStates; names: Readonly<Record<string, string>> }
  /** The negative list in force, where the matter is held against it. */
  negativeList?: ListInForce | undefined
}

/** The automatic checks of a filing that are due at a moment, in the order of the catalogue; the negative list and prerequisites are due on submission. */
export function checkFiling(
  matter: MatterDefinition,
  values: FormValues,
  context: CheckContext,
  at: MatterRule['at'] = 'submit',
): CheckResult[] {
  const listed = at === 'submit' && context.negativeList ? clauseRules(context.negativeList, matter) : []
  const rules = { ...matter, rules: [...matter.rules.filter((rule) => rule.at === at), ...listed] }
  const results = runRules(rules, values, {
    facts: (context.facts ?? {}) as Record<string, FormValues[string]>,
    params: context.params ?? {},
    materials: context.materials ?? new Set(),
    today: context.today ?? '',
    calendar: context.calendar,
  })
  return at === 'submit' && context.prerequisites ? withPrerequisites(matter, values, context, context.prerequisites, results) : results
}

/** Materials that are asked for, are not supplied by the base and have not been handed in. */
export function missingMaterials(matter: MatterDefinition, values: FormValues, context: FormContext) {
  const there = context.materials ?? new Set<string>()
  return neededMaterials(matter, values, context).filter((need) => need.needed && !need.fromBase && !there.has(need.key))
}

/** Keeps a filing that breaks a blocking rule or lacks a material from being submitted. Throws Refusal(blocked). */
export function requireSubmittable(matter: MatterDefinition, values: FormValues, context: CheckContext): RuleResult[] {
  const missing = missingMaterials(matter, values, context)
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing.map((need) => [`materials.${need.key}`, `请上传：${need.name}`]))
    throw new Refusal('invalid', `还缺 ${missing.length} 份必交材料：${missing[0]!.name}${missing.length > 1 ? ' 等' : ''}`, fields)
  }
  return requirePassed(matter, checkFiling(matter, values, context), '不能上报')
}

/** The results, unless a blocking rule failed. Throws Refusal(blocked) with reason, rule number and how to mend. */
export function requirePassed(matter: MatterDefinition, results: RuleResult[], consequence: string): RuleResult[] {
  const blocking = results.filter((result) => result.level === '阻断' && result.result === 'failed')
  if (blocking.length > 0) {
    const rules = new Map(matter.rules.map((rule) => [rule.id, rule]))
    const fields = Object.fromEntries(
      blocking.map((result) => [
        `form.${rules.get(result.ruleId)?.fields[0] ?? result.fields[0] ?? result.ruleId}`,
        `${result.reason}（${result.ruleId}）${result.mend ? `。${result.mend}` : ''}`,
      ]),
    )
    throw new Refusal('blocked', `${blocking.length} 项校验未通过，${consequence}：${blocking[0]!.reason}`, fields)
  }
  return results
}

/**
 * Keeps the results of a round with the filing; a person's answers to 人工核查 of the same round stay. `first` = the filing was never handed
 * up, so there is nothing to replace (and nothing the walls have to be asked about).
 */
export function storeChecks(
  { change, now }: CommandContext,
  filing: { id: string; orgId: string; line: string },
  round: number,
  results: readonly RuleResult[],
  first = false,
): void {
  const rows = results.map((result) => ({
    id: newId(),
    filing_id: filing.id,
    org_id: filing.orgId,
    line: filing.line,
    round,
    rule_id: result.ruleId,
    level: result.level,
    result: result.result,
    reason: result.reason ?? '',
    detail: result,
    at: now.toISOString(),
  }))
  const insert = Prisma.sql`insert into filing_check select * from jsonb_populate_recordset(null::filing_check, ${JSON.stringify(rows)}::jsonb)`
  change(
    first
      ? insert
      : Prisma.sql`${insert}
    on conflict (filing_id, round, rule_id) do update set level = excluded.level, result = excluded.result, reason = excluded.reason,
      detail = excluded.detail, at = excluded.at`,
  )
}

/** How the results count on the filing itself. */
export function checkCounts(results: readonly RuleResult[]) {
  const count = (test: (result: RuleResult) => boolean) => results.filter(test).length
  return {
    checksPassed: count((one) => one.result === 'passed'),
    checksFailed: count((one) => one.result === 'failed' && one.level === '阻断'),
    checksWarned: count((one) => one.result === 'failed' && one.level !== '阻断'),
    checksManual: count((one) => one.result === 'manual' || one.result === 'undecided'),
  }
}

import { joinConditions } from '@/lib/kernel/expr/rewrite'
import { type MatterDefinition, type MatterKind, matterKinds } from '@/lib/matters/schema'
import { joinFlow } from './join-flow'
import { joinForm, withWhen } from './join-form'
import { joinMaterials } from './join-materials'
import { type Part, partsOf, rewriterOf } from './rename'
import type { OneThing } from './schema'

/**
 * A 一件事 as one definition that the engines run like any matter: joint form, union of materials, rules of all parts, all departments
 * at once. Pure: the same matters give the same definition. Throws when a part is unknown.
 */
export function composeOneThing(thing: OneThing, matters: ReadonlyMap<string, MatterDefinition>): MatterDefinition {
  const parts = partsOf(thing, matters)
  const all = parts.map(({ matter }) => matter)
  const flow = joinFlow(thing, parts)
  const members = new Set(thing.matters.map((one) => one.matter))
  return {
    code: thing.code,
    name: thing.name,
    kind: strongest(all),
    authority: all[0]!.authority,
    group: '一件事',
    line: thing.department,
    coDepartments: [...new Set(all.flatMap((matter) => [matter.line, ...matter.coDepartments]))].filter(
      (code) => code !== thing.department,
    ),
    applicantScope: unique(all.map((matter) => matter.applicantScope)).join('；'),
    trigger: thing.description,
    keywords: unique(all.flatMap((matter) => matter.keywords)),
    situations: parts.flatMap(({ spec, matter }) => (spec.when ? [{ code: matter.code, name: matter.name, when: spec.when }] : [])),
    basis: uniqueBy(
      all.flatMap((matter) => matter.basis),
      (basis) => `${basis.name}|${basis.documentNo}|${basis.point}`,
    ),
    limits: { statutoryDays: null, promiseDays: flow.promiseDays, note: '各事项承诺时限中先后相接的最长一条；互不等待的事项同时办理' },
    materials: joinMaterials(parts),
    form: joinForm(thing, parts),
    flow,
    rules: parts.flatMap((part) => rulesOf(part, parts)),
    dependencies: uniqueBy(
      all.flatMap((matter) => matter.dependencies).filter((one) => !members.has(one.matter) && one.relation === '前置'),
      (one) => one.matter,
    ),
    riskPoints: uniqueBy(
      all.flatMap((matter) => matter.riskPoints),
      (risk) => risk.point,
    ),
    outputs: unique(all.flatMap((matter) => matter.outputs)),
    delegation: null,
    reservedByLaw: null,
    oneThing: null,
    amountField: named(parts, 'amountField'),
    targetField: named(parts, 'targetField'),
    parts: parts.map(({ spec, matter, names }) => ({
      matter: matter.code,
      name: matter.name,
      kind: matter.kind,
      line: matter.line,
      promiseDays: matter.limits.promiseDays,
      names: Object.fromEntries(names),
      ...withWhen(spec.when),
    })),
    composedFrom: thing,
  }
}

function rulesOf(part: Part, parts: readonly Part[]): MatterDefinition['rules'] {
  const rewrite = rewriterOf(part, parts)
  return part.matter.rules
    .filter((rule) => !part.spec.drops?.rules.includes(rule.id))
    .map(({ when, check, fields, ...rule }) => ({
      ...rule,
      ...(check === undefined ? {} : { check: rewrite(check) }),
      ...withWhen(joinConditions('and', [part.spec.when, when === undefined ? undefined : rewrite(when)])),
      fields: fields.map((key) => part.names.get(key) ?? key),
    }))
}

// The paper is that of the weightiest part: an approval covers a filing for the record, not the reverse.
function strongest(matters: readonly MatterDefinition[]): MatterKind {
  return matterKinds.find((kind) => matters.some((matter) => matter.kind === kind)) ?? '审批'
}

function named(parts: readonly Part[], which: 'amountField' | 'targetField'): string | null {
  for (const { spec, matter, names } of parts) {
    const key = matter[which]
    if (key && !spec.drops?.fields.includes(key)) return names.get(key) ?? key
  }
  return null
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].reverse()
}

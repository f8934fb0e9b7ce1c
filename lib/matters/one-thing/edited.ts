import { z } from 'zod'
import { environmentOf } from '@/lib/forms/environment'
import { treeOf } from '@/lib/forms/expression'
import { inChinese } from '@/lib/platform/input'
import type { CatalogueFault, KnownCodes } from '../catalogue/check'
import { checkMatter, conditionFaults } from '../catalogue/check'
import { changesOfSections, differenceOf, type MatterChange, type NamesOfCodes } from '../catalogue/difference'
import { placeIn } from '../catalogue/place'
import { baseFacts } from '../facts'
import { type MatterDefinition, matterDefinitionSchema } from '../schema'
import { composedAnew } from './composed-anew'
import { isRecipe, type OneThing, oneThingSchema } from './schema'
import { oneThingSections } from './sections'

type Body = Record<string, unknown>
type Matters = ReadonlyMap<string, MatterDefinition>

/** What of a published 一件事 is edited: what it is composed from, facts it supplies as rows; one written as a whole stays as it is. */
export function editedOf(definition: Body): Body {
  const { composedFrom } = definition as { composedFrom?: OneThing }
  if (!composedFrom) return definition
  return { ...composedFrom, matters: composedFrom.matters.map((one) => ({ ...one, supplies: rowsOf(one.supplies) })) }
}

const rowsOf = (supplies: Readonly<Record<string, string>>) => Object.entries(supplies).map(([fact, value]) => ({ fact, value }))

/** The definition that a recipe makes of these matters. Throws when it is faulty: `oneThingFaults` says so before. */
export function composedOf(recipe: Body, matters: Matters): MatterDefinition {
  return composedAnew({ composedFrom: oneThingSchema.parse(recipe) } as MatterDefinition, matters)
}

/** Everything that keeps a 一件事 from being published: shape, unknown or repeated matters, expressions, and what the composed definition lacks. */
export function oneThingFaults(body: Body, matters: Matters, known: KnownCodes): CatalogueFault[] {
  const at = (path: readonly PropertyKey[], message: string, column?: number): CatalogueFault => ({
    ...{ path: path.map(String).join('.'), place: placeIn(oneThingSections, body, path), message },
    ...(column === undefined ? {} : { column }),
  })
  const parsed = oneThingSchema.safeParse(body)
  if (!parsed.success) return parsed.error.issues.map((issue) => at(issue.path, inChinese(issue)))
  const faults = [...partFaults(parsed.data, matters, at), ...expressionFaults(parsed.data, at)]
  if (known.departments && !known.departments.includes(parsed.data.department))
    faults.push(at(['department'], `没有编码为此的处室：${parsed.data.department}`))
  if (faults.length > 0) return faults
  const composed = composedOrIssues(body, matters)
  if (Array.isArray(composed)) return composed.map((message) => at(['matters'], `不能合成：${message}`))
  const environment = environmentOf(composed.form)
  const conditions = parsed.data.matters.flatMap((one, index) =>
    one.when === undefined
      ? []
      : conditionFaults(one.when, environment).map(({ message, column }) => at(['matters', index, 'when'], message, column)),
  )
  if (conditions.length > 0) return conditions
  return checkMatter(composed, known).faults.map((fault) => at(['matters'], `合成后${fault.place}：${fault.message}`))
}

/** The composed definition, or why it is none: a chooser or a name that no matter may have. */
function composedOrIssues(body: Body, matters: Matters): MatterDefinition | string[] {
  try {
    return composedOf(body, matters)
  } catch (error) {
    if (error instanceof z.ZodError) return error.issues.map((issue) => `${issue.path.join('.')}：${inChinese(issue)}`)
    throw error
  }
}

type At = (path: readonly PropertyKey[], message: string, column?: number) => CatalogueFault

function partFaults({ matters: parts }: OneThing, matters: Matters, at: At): CatalogueFault[] {
  const together = parts.filter((one) => !one.later)
  const few = together.length < 2 ? [at(['matters'], '至少有两个事项在同一次申报中办理')] : []
  return [
    ...few,
    ...parts.flatMap((one, index): CatalogueFault[] => {
      const matter = matters.get(one.matter)
      if (!matter) return [at(['matters', index, 'matter'], `没有编码为 ${one.matter} 的现行事项`)]
      const first = parts.findIndex((other) => other.matter === one.matter)
      const twice = first < index ? [at(['matters', index, 'matter'], `与第 ${first + 1} 行重复`)] : []
      const lostFields = (one.drops?.fields ?? []).filter((key) => !matter.form.fields.some((field) => field.key === key))
      const lostRules = (one.drops?.rules ?? []).filter((id) => !matter.rules.some((rule) => rule.id === id))
      return [
        ...twice,
        ...(lostFields.length > 0
          ? [at(['matters', index, 'drops.fields'], `${matter.name}的表单中没有字段“${lostFields.join('、')}”`)]
          : []),
        ...(lostRules.length > 0 ? [at(['matters', index, 'drops.rules'], `${matter.name}中没有规则“${lostRules.join('、')}”`)] : []),
      ]
    }),
  ]
}

function expressionFaults({ matters: parts }: OneThing, at: At): CatalogueFault[] {
  const wrong = (source: string, path: readonly PropertyKey[]) => {
    const tree = treeOf(source)
    return tree.ok
      ? []
      : tree.errors.slice(0, 1).map((error) => at(path, `表达式有误（第 ${error.column} 字）：${error.message}`, error.column))
  }
  return parts.flatMap((one, index) => [
    ...(one.when === undefined ? [] : wrong(one.when, ['matters', index, 'when'])),
    ...Object.entries(one.supplies).flatMap(([fact, value], row) => [
      ...(Object.hasOwn(baseFacts, fact) ? [] : [at(['matters', index, 'supplies', row, 'fact'], `底座没有名为“${fact}”的事实`)]),
      ...wrong(value, ['matters', index, 'supplies', row, 'value']),
    ]),
  ])
}

/**
 * What changed between two versions of a 一件事 (or a version and a draft): first in what it is composed from, then in what comes out of
 * that, each under 合成结果. `matters` = those a draft is composed from.
 */
export function oneThingChanges(before: unknown, after: unknown, matters: Matters, names: NamesOfCodes = {}): MatterChange[] {
  const [old, now] = [before, after].map((body) => (typeof body === 'object' && body !== null ? editedOf(body as Body) : {}))
  const recipe = isRecipe(old) || isRecipe(now) ? changesOfSections(oneThingSections, normal(old!), normal(now!), names) : []
  const [was, is] = [wholeOf(before, matters), wholeOf(after, matters)]
  const outcome =
    was && is
      ? differenceOf(was, is, names).map((change) => ({
          ...change,
          section: isRecipe(now) ? `合成结果·${change.section}` : change.section,
        }))
      : []
  return [...recipe, ...outcome]
}

/** With what a recipe may leave out put in, so that only what differs is told. */
function normal(body: Body): Body {
  const parsed = oneThingSchema.safeParse(body)
  return parsed.success ? editedOf({ composedFrom: parsed.data }) : body
}

function wholeOf(body: unknown, matters: Matters): MatterDefinition | null {
  if (!isRecipe(body)) return matterDefinitionSchema.safeParse(body).data ?? null
  return oneThingFaults(body, matters, {}).length === 0 ? composedOf(body, matters) : null
}

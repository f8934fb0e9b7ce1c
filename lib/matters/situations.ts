import { settle } from '@/lib/forms/conditions'
import { environmentOf } from '@/lib/forms/environment'
import { evaluateSource, scopeOf, treeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { references } from '@/lib/kernel/expr/references'
import { neededMaterials } from './needed-materials'
import type { MatterDefinition } from './schema'

/** What of a matter a form can change: enough to show the situation in the browser. */
export type Situated = Pick<MatterDefinition, 'form' | 'materials' | 'situations'> & { flow: Pick<MatterDefinition['flow'], 'steps'> }

/** Which steps are on the way for a form: a step without a condition is; one whose condition is not known yet is, too (stricter). */
export function activeSteps(
  matter: Pick<Situated, 'form' | 'flow'>,
  values: FormValues,
  context: FormContext,
): (stepKey: string) => boolean {
  const settled = settle(matter.form, values, context)
  const scope = scopeOf(environmentOf(matter.form, context.surroundings), settled.values, context)
  const active = new Map(
    matter.flow.steps.map((step) => [step.key, step.when === undefined || evaluateSource(step.when, scope).value !== false]),
  )
  return (stepKey) => active.get(stepKey) ?? true
}

/** The situation a form describes: the first whose condition holds; null while none is known to hold. */
export function situationOf(matter: Pick<Situated, 'form' | 'situations'>, values: FormValues, context: FormContext): string | null {
  const scope = scopeOf(environmentOf(matter.form, context.surroundings), settle(matter.form, values, context).values, context)
  return matter.situations.find((one) => one.when !== undefined && evaluateSource(one.when, scope).value === true)?.code ?? null
}

/** What a form as it stands asks for: its situation, and the keys of the materials, shown fields and steps. */
export type Outline = {
  readonly situation: string | null
  readonly materials: readonly string[]
  readonly fields: readonly string[]
  readonly steps: readonly string[]
}

/** The outline of a form; runs in the browser at every change. */
export function outlineOf(matter: Situated, values: FormValues, context: FormContext): Outline {
  const { hidden } = settle(matter.form, values, context).conditions
  const isActive = activeSteps(matter, values, context)
  return {
    situation: situationOf(matter, values, context),
    materials: neededMaterials(matter, values, context).flatMap((need) => (need.needed ? [need.key] : [])),
    fields: matter.form.fields.flatMap((field) => (hidden.has(field.key) ? [] : [field.key])),
    steps: matter.flow.steps.flatMap((step) => (isActive(step.key) ? [step.key] : [])),
  }
}

/** Names that came and went in one kind of thing. */
export type Shift = { readonly added: readonly string[]; readonly removed: readonly string[] }
export type SituationChange = { readonly materials: Shift; readonly fields: Shift; readonly steps: Shift }

/** What changed from one outline of a matter to another, by the names people know. */
export function changeBetween(matter: Situated, before: Outline, after: Outline): SituationChange {
  const name = (list: readonly { key: string; name?: string; label?: string }[], key: string) => {
    const found = list.find((one) => one.key === key)
    return found?.name ?? found?.label ?? key
  }
  const shift = (
    list: readonly { key: string; name?: string; label?: string }[],
    old: readonly string[],
    now: readonly string[],
  ): Shift => ({
    added: now.filter((key) => !old.includes(key)).map((key) => name(list, key)),
    removed: old.filter((key) => !now.includes(key)).map((key) => name(list, key)),
  })
  return {
    materials: shift(matter.materials, before.materials, after.materials),
    fields: shift(matter.form.fields, before.fields, after.fields),
    steps: shift(matter.flow.steps, before.steps, after.steps),
  }
}

/** What a form asks for beside what the matter asks of everybody, and which steps of the whole flow it does not go through. */
export function particularOf(matter: Situated, outline: Outline): SituationChange {
  const common: Outline = {
    situation: null,
    materials: matter.materials.flatMap((one) => (one.required ? [one.key] : [])),
    fields: matter.form.fields.flatMap((one) => (one.visibleWhen === undefined ? [one.key] : [])),
    steps: matter.flow.steps.flatMap((one) => (one.when === undefined || !asksForm(matter, one.when) ? [one.key] : [])),
  }
  const change = changeBetween(matter, common, outline)
  const skipped = matter.flow.steps.filter((step) => !outline.steps.includes(step.key)).map((step) => step.name)
  return { ...change, steps: { added: change.steps.added, removed: skipped } }
}

/** Whether a condition looks at the form at all, and not only at who decides. */
function asksForm(matter: Situated, source: string): boolean {
  const tree = treeOf(source)
  if (!tree.ok) return true
  const { fields, tables } = references(tree.ast, environmentOf(matter.form))
  return [...fields, ...tables].length > 0
}

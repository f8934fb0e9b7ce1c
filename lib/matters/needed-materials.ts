import { settle } from '@/lib/forms/conditions'
import { environmentOf } from '@/lib/forms/environment'
import { evaluateSource, scopeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { baseFacts } from './facts'
import type { MatterDefinition } from './schema'

/** A material as this filing has to hand it in. */
export type MaterialNeed = {
  key: string
  name: string
  note: string
  template: boolean
  needed: boolean
  /** What the base supplies instead (免提交), in words; null = the base has none, so that it is to be handed in. */
  fromBase: string | null
}

/** Materials asked for by a form: required ones, and conditional ones whose condition holds. Runs in the browser too. */
export function neededMaterials(
  matter: Pick<MatterDefinition, 'form' | 'materials'>,
  values: FormValues,
  context: FormContext,
): MaterialNeed[] {
  const scope = scopeOf(environmentOf(matter.form, context.surroundings), settle(matter.form, values, context).values, context)
  return matter.materials.map(({ key, name, note, template, required, requiredWhen, fromBase }) => ({
    key,
    name,
    note,
    template,
    // The base spares the paper only where it really has it.
    fromBase: fromBase !== null && holdsFact(context, fromBase) ? (baseFacts[fromBase]?.label ?? fromBase) : null,
    needed: required || (requiredWhen !== undefined && evaluateSource(requiredWhen, scope).value === true),
  }))
}

function holdsFact({ facts }: FormContext, name: string): boolean {
  const fact = facts?.[name]
  return fact !== undefined && fact !== null && fact !== false
}

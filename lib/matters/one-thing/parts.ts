import { settle } from '@/lib/forms/conditions'
import { environmentOf } from '@/lib/forms/environment'
import { evaluateSource, scopeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { OpenFiling } from '@/lib/matters/workspace'
import type { Tx } from '@/lib/platform/db'

export type ActivePart = NonNullable<MatterDefinition['parts']>[number]

/** The parts that a joint form really asks for: those without a condition and those whose condition holds. */
export function activeParts(matter: Pick<MatterDefinition, 'form' | 'parts'>, values: FormValues, context: FormContext): ActivePart[] {
  const parts = matter.parts ?? []
  if (parts.every((part) => part.when === undefined)) return parts
  const scope = scopeOf(environmentOf(matter.form, context.surroundings), settle(matter.form, values, context).values, context)
  return parts.filter((part) => part.when === undefined || evaluateSource(part.when, scope).value === true)
}

/** The joint form as a part would have it: the shared fields, and its own under their own names. */
export function valuesOfPart(part: Pick<ActivePart, 'names'>, values: FormValues): FormValues {
  return { ...values, ...Object.fromEntries(Object.entries(part.names).map(([own, joint]) => [own, values[joint] ?? null])) }
}

/** Keeps what each part of a 一件事 was submitted with, so that the ledger finds it like a filing of that matter. */
export async function keepParts(tx: Tx, { filing, version }: OpenFiling, values: FormValues, context: FormContext): Promise<void> {
  if (!version.matter.parts) return
  await tx.filingPart.deleteMany({ where: { filingId: filing.id } })
  await tx.filingPart.createMany({
    data: activeParts(version.matter, values, context).map((part) => ({
      filingId: filing.id,
      matterCode: part.matter,
      orgId: filing.orgId,
      line: filing.line,
      values: valuesOfPart(part, values),
    })),
  })
}

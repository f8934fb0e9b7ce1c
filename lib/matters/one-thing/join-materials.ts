import { joinConditions } from '@/lib/kernel/expr/rewrite'
import type { MatterDefinition } from '@/lib/matters/schema'
import { type Part, rewriterOf } from './rename'

type Material = MatterDefinition['materials'][number]

/** The union of the materials by key: handed in once, asked for when any active part asks for it. */
export function joinMaterials(parts: readonly Part[]): Material[] {
  const asked = new Map<string, { part: Part; material: Material; requiredWhen: string | undefined }[]>()
  for (const part of parts) {
    const rewrite = rewriterOf(part, parts)
    for (const material of part.matter.materials) {
      const requiredWhen = material.requiredWhen === undefined ? undefined : rewrite(material.requiredWhen)
      asked.set(material.key, [...(asked.get(material.key) ?? []), { part, material, requiredWhen }])
    }
  }
  return [...asked.values()].map((uses) => {
    const { requiredWhen: _, ...first } = uses[0]!.material
    const always = uses.some(({ part, material }) => material.required && part.spec.when === undefined)
    const needs = uses.flatMap(({ part, material, requiredWhen }) =>
      material.required || requiredWhen ? [joinConditions('and', [part.spec.when, material.required ? undefined : requiredWhen])] : [],
    )
    const when = always ? undefined : joinConditions('or', needs)
    const users = uses.map(({ part }) => part.matter.name)
    return {
      ...first,
      required: always || (needs.length > 0 && when === undefined),
      ...(when === undefined ? {} : { requiredWhen: when }),
      template: uses.some(({ material }) => material.template),
      fromBase: uses.find(({ material }) => material.fromBase !== null)?.material.fromBase ?? null,
      note: users.length > 1 ? [first.note, `${users.length} 项共用，只交一份`].filter(Boolean).join('；') : first.note,
    }
  })
}

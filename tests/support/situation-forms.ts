import { environmentOf } from '@/lib/forms/environment'
import { treeOf } from '@/lib/forms/expression'
import type { FieldDefinition, FormValue, FormValues } from '@/lib/forms/schema'
import { references } from '@/lib/kernel/expr/references'
import { surroundingsOf } from '@/lib/matters/facts'
import { defaultParams } from '@/lib/matters/params'
import { sampleValues } from '@/lib/matters/sample'
import { sampleFacts } from '@/lib/matters/sample-facts'
import type { SampleContext } from '@/lib/matters/samples/draw'
import type { MatterDefinition } from '@/lib/matters/schema'
import { situationOf } from '@/lib/matters/situations'
import { rng } from '@/prisma/seed/rng'
import { inventedUscc } from '@/prisma/seed/uscc'

export const sampleContext: SampleContext = {
  today: '2026-06-01',
  applicant: { id: 'org-group', name: '示例集团有限公司', uscc: inventedUscc('370202', 1) },
  target: {
    ...{ id: 'org-target', name: '示例装备有限公司', uscc: inventedUscc('370211', 2) },
    ...{ state: '80', held: '80', regCapital: '20000', orgForm: '国有全资' },
  },
  others: [
    { id: 'org-a', name: '示例物流有限公司', uscc: inventedUscc('370214', 3) },
    { id: 'org-b', name: '示例能源有限公司', uscc: inventedUscc('370212', 4) },
  ],
  contact: '陈联',
  people: ['张甲', '李乙', '王丙'],
}

/** What a form of this matter is looked at with: facts that agree with it, parameters at their defaults. */
export function contextOf(matter: MatterDefinition, values: FormValues) {
  return {
    today: sampleContext.today,
    facts: sampleFacts(matter, values, sampleContext),
    params: defaultParams(),
    surroundings: surroundingsOf(matter),
  }
}

/** A filled form that selects the situation of this code: the fields its condition names are tried one after another; null = none was found. */
export function formSelecting(matter: MatterDefinition, code: string): FormValues | null {
  const when = matter.situations.find((one) => one.code === code)?.when
  const tree = when === undefined ? null : treeOf(when)
  if (!tree?.ok) return null
  const environment = environmentOf(matter.form, surroundingsOf(matter))
  const asked = [...references(tree.ast, environment).fields]
  const others = matter.situations.flatMap((one) => {
    const other = one.when === undefined || one.code === code ? null : treeOf(one.when)
    return other?.ok ? [...references(other.ast, environment).fields] : []
  })
  const behind = (key: string) => {
    const source = matter.form.fields.find((field) => field.key === key)?.compute
    const formula = source === undefined ? null : treeOf(source)
    return formula?.ok ? [...references(formula.ast, environment).fields] : [key]
  }
  const named = new Set([...asked, ...others].flatMap(behind))
  const fields = [...named].flatMap((key) => matter.form.fields.filter((field) => field.key === key))
  for (const chosen of combinations(fields.filter((field) => field.compute === undefined)))
    for (const seed of ['a', 'b', 'c']) {
      const values = sampleValues(matter, rng(`${matter.code}:${code}:${seed}`), sampleContext, chosen)
      if (situationOf(matter, values, contextOf(matter, values)) === code) return values
    }
  return null
}

function combinations(fields: readonly FieldDefinition[]): FormValues[] {
  return fields.reduce<FormValues[]>(
    (made, field) => made.flatMap((values) => tried(field).map((value) => ({ ...values, [field.key]: value }))).slice(0, 600),
    [{}],
  )
}

function tried(field: FieldDefinition): FormValue[] {
  if (field.type === 'bool') return [false, true]
  if (field.type === 'enum') return field.options ?? []
  if (field.type === 'multi') return (field.options ?? []).map((option) => [option])
  if (field.type === 'percent') return ['80', '20', '0']
  return ['1000', '0', ...(field.min?.startsWith('-') ? ['-50'] : []), '90000']
}

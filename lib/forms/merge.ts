import { asRows, diffValues, sameValue } from './diff'
import { formatWithUnit } from './display'
import type { FormContext } from './parse/parsed'
import { reasonKey, takesReason } from './reason-key'
import type { FieldDefinition, FormDefinition, FormValue, FormValues } from './schema'

/** A field on which two people's versions differ; `changedBy` says who moved it away from the version both started from. */
export type Difference = {
  readonly key: string
  readonly label: string
  readonly mine: string
  readonly theirs: string
  readonly changedBy: 'me' | 'them' | 'both'
}

export type Side = 'mine' | 'theirs'

/** The typed fields on which `mine` and `theirs` differ, in the order of the form; computed ones follow by themselves. */
export function differences(
  definition: FormDefinition,
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
  names: Pick<FormContext, 'lists' | 'names'> = {},
): Difference[] {
  return definition.fields.flatMap((field) =>
    keysOf(field).flatMap((key): Difference[] => {
      const [left, right] = [typedPart(field, mine[key]), typedPart(field, theirs[key])]
      if (field.compute !== undefined || sameValue(left, right)) return []
      const start = typedPart(field, base[key])
      const changedBy = sameValue(start, right) ? 'me' : sameValue(start, left) ? 'them' : 'both'
      const label = key === field.key ? field.label : `${field.label}的修改说明`
      return [{ key, label, changedBy, ...texts(field, key, left, right, names) }]
    }),
  )
}

/** Who wins where nobody has chosen yet: whoever changed the field; a field both changed has to be chosen. */
export function presetChoices(found: readonly Difference[]): Record<string, Side> {
  const sides = { me: 'mine', them: 'theirs', both: undefined } as const
  return Object.fromEntries(found.flatMap(({ key, changedBy }) => (sides[changedBy] ? [[key, sides[changedBy]]] : [])))
}

/** Theirs with the fields that were chosen as mine; everything not in `choices` is as in `mine` when it does not differ. */
export function mergeValues(mine: FormValues, theirs: FormValues, choices: Readonly<Record<string, Side>>): FormValues {
  const merged: FormValues = { ...theirs, ...mine }
  for (const [key, side] of Object.entries(choices)) if (side === 'theirs') merged[key] = theirs[key] ?? null
  return merged
}

function keysOf(field: FieldDefinition): string[] {
  return takesReason(field) ? [field.key, reasonKey(field.key)] : [field.key]
}

/** A table without its computed columns: they must not count as a difference. */
function typedPart(field: FieldDefinition, value: FormValue | undefined): FormValue {
  if (field.type !== 'table') return value ?? null
  const computed = new Set((field.columns ?? []).filter((column) => column.compute !== undefined).map((column) => column.key))
  return asRows(value).map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !computed.has(key))))
}

function texts(field: FieldDefinition, key: string, mine: FormValue, theirs: FormValue, names: Pick<FormContext, 'lists' | 'names'>) {
  if (key !== field.key) return { mine: String(mine ?? '—'), theirs: String(theirs ?? '—') }
  if (field.type !== 'table') return { mine: formatWithUnit(field, mine, names), theirs: formatWithUnit(field, theirs, names) }
  const only: FormDefinition = { code: '', title: '', groups: [field.group], fields: [field], rules: [] }
  const changes = diffValues(only, { [field.key]: theirs }, { [field.key]: mine }, names)
  const list = (side: 'before' | 'after') => changes.map((change) => `${change.label}：${change[side]}`).join('；')
  return { mine: list('after'), theirs: list('before') }
}

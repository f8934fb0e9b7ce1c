import type { FieldDefinition, FormDefinition } from '@/lib/forms/schema'
import { joinConditions } from '@/lib/kernel/expr/rewrite'
import { type Part, rewriterOf } from './rename'
import type { OneThing } from './schema'

const shared = '共用信息'
const choice = '办理方式'

/** A field as one part asks it, in the names of the joint form. */
type Asked = { part: Part; field: FieldDefinition }

/** The joint form: what several parts ask alike is asked once, what only one part asks stands in its own section. */
export function joinForm(thing: OneThing, parts: readonly Part[]): FormDefinition {
  const asked = new Map<string, Asked[]>()
  for (const part of parts) {
    const rewrite = rewriterOf(part, parts)
    for (const field of part.matter.form.fields) {
      if (part.spec.drops?.fields.includes(field.key)) continue
      const key = part.names.get(field.key) ?? field.key
      asked.set(key, [...(asked.get(key) ?? []), { part, field: supplied(renamed(field, key, rewrite), part, parts) }])
    }
  }
  const groupOf = (uses: readonly Asked[]) => (uses.length > 1 ? shared : uses[0]!.part.matter.name)
  const fields = [...asked.values()].map((uses) => ({ ...joined(uses), group: groupOf(uses) }))
  const groups = [choice, shared, ...parts.map(({ matter }) => matter.name)]
  const all = [...thing.choosers.map((field) => ({ ...field, group: choice })), ...fields]
  return {
    code: thing.code,
    title: `${thing.name}申报表`,
    groups: groups.filter((group) => all.some((field) => field.group === group)),
    fields: all,
    rules: parts.flatMap((part) => {
      const rewrite = rewriterOf(part, parts)
      return part.matter.form.rules.map((rule) => ({
        ...rule,
        check: rewrite(rule.check),
        ...withWhen(joinConditions('and', [part.spec.when, rule.when && rewrite(rule.when)])),
        fields: rule.fields.map((key) => part.names.get(key) ?? key),
      }))
    }),
  }
}

/** `when` only where there is one: an absent condition is not an undefined one. */
export function withWhen(when: string | undefined): { when?: string } {
  return when === undefined ? {} : { when }
}

function renamed(field: FieldDefinition, key: string, rewrite: (source: string, rows?: readonly string[]) => string): FieldDefinition {
  const conditions = (one: Pick<FieldDefinition, 'requiredWhen' | 'visibleWhen' | 'compute'>, rows: readonly string[]) =>
    Object.fromEntries(
      (['requiredWhen', 'visibleWhen', 'compute'] as const).flatMap((name) => (one[name] ? [[name, rewrite(one[name], rows)]] : [])),
    )
  const columns = field.columns?.map((column) => ({ ...column, ...conditions(column, [field.key]) }))
  return { ...field, key, ...conditions(field, []), ...(columns ? { columns } : {}) }
}

/** One field for several askers: needed when any active part needs it, shown when any active part shows it, within all their bounds. */
function joined(uses: readonly Asked[]): FieldDefinition {
  const first = uses.find(({ field }) => field.compute === undefined) ?? uses[0]!
  const { required: _r, requiredWhen: _w, visibleWhen: _v, source, ...rest } = first.field
  const always = uses.some(({ part, field }) => field.required && part.spec.when === undefined && field.visibleWhen === undefined)
  const needs = uses.flatMap(({ part, field }) =>
    field.required || field.requiredWhen
      ? [joinConditions('and', [part.spec.when, field.required ? field.visibleWhen : field.requiredWhen])]
      : [],
  )
  const shown = joinConditions(
    'or',
    uses.map(({ part, field }) => joinConditions('and', [part.spec.when, field.visibleWhen])),
  )
  const neededWhen = always ? undefined : joinConditions('or', needs)
  return {
    ...rest,
    required: always || (needs.length > 0 && neededWhen === undefined),
    ...(neededWhen === undefined ? {} : { requiredWhen: neededWhen }),
    ...(shown === undefined ? {} : { visibleWhen: shown }),
    ...bounds(uses.map(({ field }) => field)),
    // Where one part asks afresh what another takes from the base, it is typed.
    ...(source && uses.every(({ field }) => field.source) ? { source } : {}),
  }
}

/** What another part of the same submission says is not asked again: the field shows it. */
function supplied(field: FieldDefinition, part: Part, parts: readonly Part[]): FieldDefinition {
  const { source, required: _r, requiredWhen: _w, ...rest } = field
  const supplier =
    source && parts.find(({ spec }) => spec !== part.spec && spec.when === undefined && spec.supplies[source.fact] !== undefined)
  return supplier ? { ...rest, required: false, compute: supplier.spec.supplies[source.fact]! } : field
}

function bounds(fields: readonly FieldDefinition[]) {
  const texts = (name: 'min' | 'max') => fields.flatMap((field) => (field[name] === undefined ? [] : [field[name]]))
  const byValue = (a: string, b: string) => (a.length === b.length && !a.startsWith('-') ? (a < b ? -1 : 1) : Number(a) - Number(b))
  const min = texts('min').sort(byValue).at(-1)
  const max = texts('max').sort(byValue)[0]
  const lengths = (name: 'minLength' | 'maxLength') => fields.flatMap((field) => (field[name] === undefined ? [] : [field[name]]))
  const [longest, shortest] = [lengths('maxLength'), lengths('minLength')]
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(longest.length > 0 ? { maxLength: Math.min(...longest) } : {}),
    ...(shortest.length > 0 ? { minLength: Math.max(...shortest) } : {}),
  }
}

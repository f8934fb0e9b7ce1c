import { environmentOf } from '@/lib/forms/environment'
import type { FieldDefinition } from '@/lib/forms/schema'
import type { Expr } from '@/lib/kernel/expr/ast'
import { exprOf, rewriteSource } from '@/lib/kernel/expr/rewrite'
import { surroundingsOf } from '@/lib/matters/facts'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { OneThing, OneThingMatter } from './schema'

/** A matter inside a 一件事 with the names its fields have in the joint form. */
export type Part = {
  readonly spec: OneThingMatter
  readonly matter: MatterDefinition
  /** The part's own field key → key of the joint form, where they differ. */
  readonly names: ReadonlyMap<string, string>
}

/** Two fields are one question when they ask for the same thing in the same way. */
function alike(a: FieldDefinition, b: FieldDefinition, same: readonly string[]): boolean {
  const shape = ({ type, unit, options, list, columns }: FieldDefinition) => JSON.stringify([type, unit, options, list, columns])
  return shape(a) === shape(b) && (a.label === b.label || same.includes(a.key))
}

/** The parts of one submission; a field whose key an earlier part uses for something else gets the matter's code before it. */
export function partsOf(thing: OneThing, matters: ReadonlyMap<string, MatterDefinition>): Part[] {
  const taken = new Map<string, FieldDefinition>(thing.choosers.map((field) => [field.key, field]))
  return thing.matters
    .filter((spec) => !spec.later)
    .map((spec) => {
      const matter = matters.get(spec.matter)
      if (!matter) throw new Error(`${thing.code} names the unknown matter ${spec.matter}`)
      const names = new Map<string, string>()
      for (const field of matter.form.fields) {
        const holder = taken.get(field.key)
        if (holder && !alike(holder, field, thing.same)) names.set(field.key, `${prefixOf(matter.code)}_${field.key}`)
        else if (!holder) taken.set(field.key, field)
      }
      return { spec, matter, names }
    })
}

/** `GZ-CQ-01` → `cq01`. */
export function prefixOf(code: string): string {
  return code.slice(3).replace('-', '').toLowerCase()
}

/** Rewrites the expressions of a part to the names of the joint form; facts that the other parts supply become their expressions. */
export function rewriterOf(part: Part, parts: readonly Part[]): (source: string, rows?: readonly string[]) => string {
  const environment = environmentOf(part.matter.form, surroundingsOf(part.matter))
  const supplied = new Map(parts.filter((other) => other !== part).flatMap(({ spec }) => Object.entries(spec.supplies)))
  const replace = (path: string, rows: readonly string[]): Expr | undefined => {
    const supply = supplied.get(path)
    if (supply !== undefined) return exprOf(supply)
    const [head, ...rest] = path.split('.')
    if (head === 'base' || head === 'param') return undefined
    if (rows.some((table) => Object.hasOwn(environment.tables[table] ?? {}, path))) return undefined
    const name = part.names.get(head!)
    return name === undefined ? undefined : { kind: 'path', path: [name, ...rest].join('.'), span: { start: 0, end: 0 } }
  }
  return (source, rows = []) => rewriteSource(source, replace, environment, rows)
}

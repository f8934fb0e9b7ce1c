import { type Environment, type ExprType, type FieldType, type NamedType, typeOfKind } from '@/lib/kernel/expr/types'

/** What a dotted name stands for in an environment. `key` is the key under which its value is found. */
export type Reference =
  | { kind: 'column'; table: string; key: string; field: FieldType }
  | { kind: 'field'; key: string; field: FieldType }
  | { kind: 'table'; key: string; label: string; columns: Readonly<Record<string, FieldType>> }
  | { kind: 'tableColumn'; table: string; key: string; field: FieldType }
  | { kind: 'fact'; key: string; named: NamedType }
  | { kind: 'param'; key: string; named: NamedType }

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)

/**
 * Finds a name. Inside a row scope (`rowTables`, innermost last) a bare name is a column of the row first, then a field of
 * the form. `param.x` is a parameter, `table.column` a column, anything else dotted a fact of the base.
 */
export function resolve(path: string, environment: Environment, rowTables: readonly string[] = []): Reference | undefined {
  if (!path.includes('.') && !path.includes('@')) {
    for (const table of [...rowTables].reverse()) {
      const field = own(own(environment.tables, table) ?? {}, path)
      if (field) return { kind: 'column', table, key: path, field }
    }
    const columns = own(environment.tables, path)
    if (columns) return { kind: 'table', key: path, label: own(environment.fields, path)?.label ?? path, columns }
    const field = own(environment.fields, path)
    if (field?.kind === 'table') return { kind: 'table', key: path, label: field.label, columns: {} }
    if (field) return { kind: 'field', key: path, field }
  }
  const dot = path.indexOf('.')
  const [head, rest] = [path.slice(0, dot), path.slice(dot + 1)]
  if (head === 'param') return named('param', environment.params, path, rest)
  const column = own(own(environment.tables, head) ?? {}, rest)
  if (column) return { kind: 'tableColumn', table: head, key: rest, field: column }
  return named('fact', environment.facts, path, head === 'base' ? rest : path)
}

function named(kind: 'fact' | 'param', all: Readonly<Record<string, NamedType>>, full: string, short: string): Reference | undefined {
  for (const key of [full, short]) {
    const type = own(all, key)
    if (type) return { kind, key, named: type }
  }
  return undefined
}

/** Static type of what a name stands for. */
export function typeOfReference(reference: Reference): ExprType {
  switch (reference.kind) {
    case 'table':
      return { kind: 'table', name: reference.key }
    case 'tableColumn':
      return { kind: 'list', item: fieldType(reference.field, reference.key) }
    case 'fact':
    case 'param': {
      const { type, unit, options } = reference.named
      return typeOfKind(type, unit, reference.key, options)
    }
    default:
      return fieldType(reference.field, reference.key)
  }
}

function fieldType(field: FieldType, key: string): ExprType {
  return typeOfKind(field.kind, field.unit, key, field.options)
}

/** Label of what a name stands for, as people know it. */
export function labelOf(reference: Reference): string {
  if (reference.kind === 'table') return reference.label
  return reference.kind === 'fact' || reference.kind === 'param' ? reference.named.label : reference.field.label
}

import { type Environment, emptyEnvironment, type FieldType } from '@/lib/kernel/expr/types'
import type { FormContext } from './parse/parsed'
import type { ColumnDefinition, FieldDefinition, FormDefinition } from './schema'

/** Names a form's expressions may use beyond its own fields: facts of the base, parameters, materials. */
export type Surroundings = NonNullable<FormContext['surroundings']>

// Definitions and their surroundings never change, so that what names mean is worked out once for each pair of them.
const environments = new WeakMap<object, WeakMap<Surroundings, Environment>>()
const nothing: Surroundings = {}

function once(definition: object, surroundings: Surroundings, make: () => Environment): Environment {
  const held = environments.get(definition) ?? new WeakMap<Surroundings, Environment>()
  environments.set(definition, held)
  const made = held.get(surroundings) ?? make()
  held.set(surroundings, made)
  return made
}

/** The names of a form as the expression language knows them: its fields with unit, label and options, its tables with their columns. */
export function environmentOf(definition: FormDefinition, surroundings: Surroundings = nothing): Environment {
  return once(definition, surroundings, () => namesOf(definition, surroundings))
}

function namesOf(definition: FormDefinition, surroundings: Surroundings): Environment {
  return {
    ...emptyEnvironment,
    ...surroundings,
    fields: Object.fromEntries(definition.fields.map((field) => [field.key, nameOf(field)])),
    tables: Object.fromEntries(definition.fields.filter((field) => field.type === 'table').map((field) => [field.key, columnsOf(field)])),
  }
}

/** The same seen from one row of a table: a bare name is a column of the row first, then a field of the form. */
export function rowEnvironmentOf(definition: FormDefinition, table: FieldDefinition, surroundings: Surroundings = nothing): Environment {
  return once(table, surroundings, () => {
    const whole = environmentOf(definition, surroundings)
    return { ...whole, fields: { ...whole.fields, ...columnsOf(table) } }
  })
}

function columnsOf(table: FieldDefinition): Record<string, FieldType> {
  return Object.fromEntries((table.columns ?? []).map((column) => [column.key, nameOf(column)]))
}

function nameOf(field: ColumnDefinition | FieldDefinition): FieldType {
  const options = field.type === 'enum' || field.type === 'multi' ? field.options : undefined
  return { kind: field.type, unit: field.unit, label: field.label, ...(options ? { options } : {}) }
}

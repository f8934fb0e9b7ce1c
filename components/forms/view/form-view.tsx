import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { settle } from '@/lib/forms/conditions'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { reasonKey } from '@/lib/forms/reason-key'
import type { FieldDefinition, FormDefinition, FormValues } from '@/lib/forms/schema'
import { sourceState } from '@/lib/forms/values'
import { Before, shownOf, type ViewOptions } from './shown-value'
import { type ViewItem, ViewItems } from './view-items'
import { ViewTable } from './view-table'

type Props = {
  definition: FormDefinition
  values: FormValues
  context?: FormContext
  /** An earlier version: what differs is marked, with what stood there before. */
  previous?: FormValues
  /** Masks personal data (L3 and above); the plain text never leaves the server. */
  masked?: boolean
  /** Without the white sheets around the sections, for pages that have their own. */
  bare?: boolean
  /** How many notes there are on a field; absent = fields cannot be noted on here. */
  notesOn?: (field: FieldDefinition) => number
}

/** A filled form to read: sections, two columns from 768 px, tables, sources, differences to an earlier version. Hidden fields stay hidden. */
export function FormView({ definition, values, context = {}, previous, masked = false, bare = false, notesOn }: Props) {
  const { conditions } = settle(definition, values, context)
  return (
    <div className="space-y-4">
      {definition.groups.map((group) => {
        const fields = definition.fields.filter((field) => field.group === group && !conditions.hidden.has(field.key))
        if (fields.length === 0) return null
        const Sheet = bare ? BareSheet : Card
        return (
          <Sheet key={group} title={group}>
            <Group fields={fields} values={values} previous={previous} options={{ masked, context }} notesOn={notesOn} />
          </Sheet>
        )
      })}
    </div>
  )
}

function BareSheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  )
}

type GroupProps = {
  fields: readonly FieldDefinition[]
  values: FormValues
  previous: FormValues | undefined
  options: ViewOptions
  notesOn: Props['notesOn']
}

function Group({ fields, values, previous, options, notesOn }: GroupProps) {
  const plain = fields.filter((field) => field.type !== 'table')
  const tables = fields.filter((field) => field.type === 'table')
  return (
    <>
      {plain.length > 0 && <ViewItems items={plain.map((field) => itemOf(field, { values, previous, options, notesOn }))} />}
      {tables.map((field) => (
        <ViewTable
          key={field.key}
          field={field}
          value={values[field.key]}
          previous={previous?.[field.key]}
          compared={previous !== undefined}
          options={options}
        />
      ))}
    </>
  )
}

function itemOf(field: FieldDefinition, { values, previous, options, notesOn }: Omit<GroupProps, 'fields'>): ViewItem {
  const value = values[field.key]
  const source = sourceState(field, values, options.context)
  const reason = values[reasonKey(field.key)]
  return {
    key: field.key,
    label: field.label,
    ...(field.type === 'textarea' || field.type === 'file' ? { wide: true } : {}),
    ...(field.type === 'textarea' ? { lines: true } : {}),
    shown: shownOf(field, value, options),
    ...(source && source.state !== 'absent' ? { source } : {}),
    ...(previous ? { before: <Before field={field} value={value} before={previous[field.key]} options={options} /> } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(notesOn ? { notes: notesOn(field) } : {}),
  }
}

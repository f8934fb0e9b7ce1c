import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { settle } from '@/lib/forms/conditions'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { reasonKey } from '@/lib/forms/reason-key'
import type { FieldDefinition, FormDefinition, FormValues } from '@/lib/forms/schema'
import { sourceState } from '@/lib/forms/values'
import { Before, Shown, type ViewOptions } from './shown-value'
import { SourceBadge } from './source-badge'
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
  /** Stands behind the label of each field: the notes on it. */
  mark?: (field: FieldDefinition) => ReactNode
}

/** A filled form to read: sections, two columns from 768 px, tables, sources, differences to an earlier version. Hidden fields stay hidden. */
export function FormView({ definition, values, context = {}, previous, masked = false, bare = false, mark }: Props) {
  const { conditions } = settle(definition, values, context)
  return (
    <div className="space-y-4">
      {definition.groups.map((group) => {
        const fields = definition.fields.filter((field) => field.group === group && !conditions.hidden.has(field.key))
        if (fields.length === 0) return null
        const Sheet = bare ? BareSheet : Card
        return (
          <Sheet key={group} title={group}>
            <Group fields={fields} values={values} previous={previous} options={{ masked, context }} mark={mark} />
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
  mark: Props['mark']
}

function Group({ fields, values, previous, options, mark }: GroupProps) {
  const plain = fields.filter((field) => field.type !== 'table')
  const tables = fields.filter((field) => field.type === 'table')
  return (
    <>
      {plain.length > 0 && (
        <dl className="grid gap-x-8 gap-y-2 md:grid-cols-2">
          {plain.map((field) => (
            <Item key={field.key} field={field} values={values} previous={previous} options={options} mark={mark} />
          ))}
        </dl>
      )}
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

function Item({ field, values, previous, options, mark }: Omit<GroupProps, 'fields'> & { field: FieldDefinition }) {
  const value = values[field.key]
  const source = sourceState(field, values, options.context)
  const reason = values[reasonKey(field.key)]
  const wide = field.type === 'textarea' || field.type === 'file'
  return (
    <div className={clsx('grid min-w-0 grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 max-sm:grid-cols-1', wide && 'md:col-span-2')}>
      <dt className="text-muted">
        {field.label}
        {mark?.(field)}
      </dt>
      <dd className={clsx('min-w-0', field.type === 'textarea' && 'whitespace-pre-wrap')}>
        <Shown field={field} value={value} options={options} />
        {source && source.state !== 'absent' && (
          <span className="ml-2">
            <SourceBadge source={source} />
          </span>
        )}
        {previous && <Before field={field} value={value} before={previous[field.key]} options={options} />}
        {typeof reason === 'string' && <span className="mt-0.5 block text-xs text-warn">修改说明：{reason}</span>}
      </dd>
    </div>
  )
}

import { useMemo } from 'react'
import { Card } from '@/components/ui/card'
import type { RowConditions } from '@/lib/forms/conditions'
import { asRows } from '@/lib/forms/diff'
import { factOf } from '@/lib/forms/facts'
import type { FormIssue } from '@/lib/forms/issues'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { InspectedForm } from '@/lib/forms/parse-form'
import { reasonKey } from '@/lib/forms/reason-key'
import type { FieldDefinition, FormDefinition, FormRow, FormValue, FormValues } from '@/lib/forms/schema'
import { type SourceState, sourceState } from '@/lib/forms/values'
import type { Cell } from './control-props'
import { FieldRow } from './field-row'
import { groupId } from './form-outline'
import { TableField } from './table/table-field'

type Props = {
  definition: FormDefinition
  values: FormValues
  inspected: InspectedForm
  context: FormContext
  editable: readonly string[] | undefined
  issuesOf: (key: string) => readonly FormIssue[]
  setField: (key: string, value: Cell) => void
  setRows: (key: string, update: (rows: readonly FormRow[]) => FormRow[], cell?: string) => void
}

/** The sections of a form with what is shown of them, in one column. */
export function FormGroups(props: Props) {
  const { definition, inspected } = props
  return definition.groups.map((group) => {
    const fields = definition.fields.filter((field) => field.group === group && !inspected.conditions.hidden.has(field.key))
    if (fields.length === 0) return null
    return (
      <Card key={group} id={groupId(group)} title={group} className="scroll-mt-16">
        <div className="space-y-5 pb-2">
          {fields.map((field) =>
            field.type === 'table' ? <Table key={field.key} field={field} {...props} /> : <Row key={field.key} field={field} {...props} />,
          )}
        </div>
      </Card>
    )
  })
}

type PartProps = Props & { field: FieldDefinition }

function Row({ field, values, inspected, context, editable, issuesOf, setField }: PartProps) {
  const fact = factOf(field, context)
  const source = useSource(field, inspected.values, context)
  const supplied = field.compute !== undefined || source?.locked === true
  return (
    <FieldRow
      field={field}
      value={cellOf(supplied ? inspected.values[field.key] : values[field.key])}
      required={inspected.conditions.required.has(field.key)}
      readOnly={editable !== undefined && !editable.includes(field.key)}
      issues={issuesOf(field.key)}
      source={source}
      fact={fact}
      reason={cellOf(values[reasonKey(field.key)])}
      onChange={setField}
    />
  )
}

/** The source state as one object as long as it says the same. */
function useSource(field: FieldDefinition, values: FormValues, context: FormContext): SourceState | null {
  const now = sourceState(field, values, context)
  const { label, state, locked } = now ?? {}
  const { label: from, href } = now?.origin ?? {}
  return useMemo(() => {
    if (label === undefined) return null
    return { label, state: state!, locked: locked!, ...(from ? { origin: { label: from, ...(href ? { href } : {}) } } : {}) }
  }, [label, state, locked, from, href])
}

function cellOf(value: FormValue | undefined): Cell {
  // Only tables hold rows, and they are drawn elsewhere.
  return (value as Cell | undefined) ?? null
}

function Table({ field, values, inspected, editable, issuesOf, setRows }: PartProps) {
  const { computed, conditions } = useMemo(() => {
    const rows = asRows(inspected.values[field.key])
    const decided: readonly RowConditions[] = inspected.conditions.rows[field.key] ?? []
    const positions = inspected.positions[field.key] ?? []
    return {
      computed: new Map(rows.map((row, index) => [positions[index] ?? index, row])),
      conditions: new Map(decided.map((row, index) => [positions[index] ?? index, row])),
    }
  }, [field, inspected])
  const typed = values[field.key]
  const rows = useMemo(() => asRows(typed), [typed])
  return (
    <TableField
      field={field}
      rows={rows}
      computed={computed}
      conditions={conditions}
      required={inspected.conditions.required.has(field.key)}
      readOnly={editable !== undefined && !editable.includes(field.key)}
      issues={issuesOf(field.key)}
      onRows={setRows}
    />
  )
}

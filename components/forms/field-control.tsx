import type { ComponentType } from 'react'
import type { ColumnDefinition } from '@/lib/forms/schema'
import type { ControlProps } from './control-props'
import { BoolControl } from './fields/bool-control'
import { ChoiceControl } from './fields/choice-control'
import { ComputedControl } from './fields/computed-control'
import { DateControl } from './fields/date-control'
import { DateTimeControl } from './fields/datetime-control'
import { FileControl } from './fields/file-control'
import { LookupControl } from './fields/lookup-control'
import { MultiControl } from './fields/multi-control'
import { NumberControl } from './fields/number-control'
import { TextControl } from './fields/text-control'
import { TextareaControl } from './fields/textarea-control'

const controls: Record<ColumnDefinition['type'], ComponentType<ControlProps>> = {
  text: TextControl,
  textarea: TextareaControl,
  int: NumberControl,
  decimal: NumberControl,
  percent: NumberControl,
  money: NumberControl,
  money4: NumberControl,
  bool: BoolControl,
  date: DateControl,
  datetime: DateTimeControl,
  enum: ChoiceControl,
  multi: MultiControl,
  org: LookupControl,
  uscc: TextControl,
  phone: TextControl,
  adcode: LookupControl,
  code: LookupControl,
  ref: LookupControl,
  period: TextControl,
  dict: LookupControl,
  person: TextControl,
  file: FileControl,
  computed: ComputedControl,
}

const grouped = new Set(['bool', 'multi', 'file'])

/** True where a field is several controls under one name, so that its label cannot point at one of them. */
export function isGrouped(field: ControlProps['field']): boolean {
  return field.compute === undefined && (grouped.has(field.type) || (field.type === 'enum' && (field.options?.length ?? 0) <= 5))
}

/** The control of a field or cell by its type; computed ones only show. */
export function FieldControl(props: ControlProps) {
  const Control = props.field.compute !== undefined ? ComputedControl : controls[props.field.type as ColumnDefinition['type']]
  return <Control {...props} />
}

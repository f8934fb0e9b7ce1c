import type { ColumnDefinition, FieldDefinition, FormRow } from '@/lib/forms/schema'

export type Cell = FormRow[string]

/** What every control of a field or cell takes; `value` is raw as typed, `label` is spoken where no label is drawn (cells). */
export type ControlProps = {
  id: string
  field: FieldDefinition | ColumnDefinition
  value: Cell
  onChange: (value: Cell) => void
  invalid: boolean
  required: boolean
  readOnly: boolean
  describedBy: string | undefined
  /** Set in table cells: spoken label instead of a drawn one, and less room. */
  cellLabel?: string
}

/** The DOM id of the control at a path (`buyers.0.name`). */
export function controlId(path: string): string {
  return `field-${path}`
}

/** Raw text of a value that is typed as text. */
export function textOf(value: Cell): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value)
}

/** Scrolls to a control and puts the focus on it, or on the first thing inside that takes it. */
export function focusControl(path: string): void {
  const element = document.getElementById(controlId(path)) ?? document.getElementById(controlId(path.split('.')[0]!))
  if (!element) return
  element.scrollIntoView({ block: 'center' })
  const inner = element.matches('input,select,textarea,button')
    ? element
    : element.querySelector<HTMLElement>('input,select,textarea,button')
  inner?.focus({ preventScroll: true })
}

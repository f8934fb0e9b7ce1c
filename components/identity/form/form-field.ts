import type { ActionResult } from '@/components/ui/action-result'
import type { Choice } from '@/components/ui/combobox'

export type FieldValue = string | boolean | readonly string[]
export type FormValues = Readonly<Record<string, FieldValue>>

/** What a form's action gives: an ActionResult, and a secret that is shown once before the form closes. */
export type FormResult = ActionResult & { secret?: { title: string; value: string; note: string; copy?: string } }
export type FormAction = (values: FormValues) => Promise<FormResult>

type Base = {
  key: string
  label: string
  hint?: string
  required?: boolean
  initial?: FieldValue
  /** Shown only while another field has one of these values. */
  when?: { key: string; in: readonly string[] }
  /** Takes half of the line on a desk. */
  half?: boolean
}

/** One field of a short form, as plain data that a server component can hand over. */
export type FormField = Base &
  (
    | { kind: 'text'; placeholder?: string; maxLength?: number; unit?: string; mode?: 'numeric' | 'decimal' | 'tel' }
    | { kind: 'lines'; rows?: number }
    | { kind: 'date' | 'time' }
    /** `by`: the choices follow from another field's value. */
    | {
        kind: 'select'
        options: readonly Choice[]
        empty?: string
        by?: { key: string; options: Readonly<Record<string, readonly Choice[]>> }
      }
    | { kind: 'choice' | 'choices'; options: readonly Choice[] }
    | { kind: 'checks'; options: readonly Choice[] }
    | { kind: 'toggle' }
  )

/** What the fields begin with. */
export function initialValues(fields: readonly FormField[]): Record<string, FieldValue> {
  return Object.fromEntries(fields.map((field) => [field.key, field.initial ?? emptyOf(field)]))
}

function emptyOf(field: FormField): FieldValue {
  if (field.kind === 'checks' || field.kind === 'choices') return []
  return field.kind === 'toggle' ? false : ''
}

/** Whether a field is asked for at these values. */
export function isAsked(field: FormField, values: FormValues): boolean {
  return !field.when || field.when.in.includes(String(values[field.when.key] ?? ''))
}

/** The choices of a select at these values. */
export function optionsOf(field: FormField & { kind: 'select' }, values: FormValues): readonly Choice[] {
  return field.by ? (field.by.options[String(values[field.by.key] ?? '')] ?? []) : field.options
}

/** The values that are asked for; a select whose choices changed keeps its value only if it is still among them. */
export function askedValues(fields: readonly FormField[], values: FormValues): Record<string, FieldValue> {
  const asked = fields.filter((field) => isAsked(field, values))
  return Object.fromEntries(
    asked.map((field) => {
      const value = values[field.key] ?? emptyOf(field)
      if (field.kind !== 'select' || !field.by) return [field.key, value]
      const options = optionsOf(field, values)
      return [field.key, options.some((option) => option.value === value) ? value : (options[0]?.value ?? '')]
    }),
  )
}

import { clsx } from 'clsx'
import { type FieldValue, type FormField, type FormValues, isAsked, optionsOf } from '@/components/identity/form/form-field'
import { ManyChoices } from '@/components/identity/form/many-choices'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'

type Props = {
  id: string
  fields: readonly FormField[]
  values: FormValues
  errors: Readonly<Record<string, string>>
  onChange: (key: string, value: FieldValue) => void
}

/** The fields that are asked for, two halves beside each other; what is wrong stands below its field. */
export function FormFields({ id, fields, values, errors, onChange }: Props) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      {fields.map((field) => {
        if (!isAsked(field, values)) return null
        const controlId = `${id}-${field.key}`
        const error = errors[field.key] ?? null
        const control = <Control id={controlId} field={field} values={values} error={error} onChange={onChange} />
        return (
          <div key={field.key} className={clsx('min-w-0', !field.half && 'sm:col-span-2')}>
            {field.kind === 'toggle' ? (
              control
            ) : (
              <Field id={controlId} label={field.label} hint={field.hint} error={error} required={field.required ?? false}>
                {control}
              </Field>
            )}
          </div>
        )
      })}
    </div>
  )
}

type ControlProps = {
  id: string
  field: FormField
  values: FormValues
  error: string | null
  onChange: Props['onChange']
}

function Control({ id, field, values, error, onChange }: ControlProps) {
  const value = values[field.key] ?? ''
  const text = typeof value === 'string' ? value : ''
  const chosen = Array.isArray(value) ? (value as readonly string[]) : []
  const set = (next: FieldValue) => onChange(field.key, next)
  const shared = { id, 'aria-describedby': describedBy(id, field.hint, error), invalid: error !== null }
  switch (field.kind) {
    case 'text':
      return (
        <Input
          {...shared}
          value={text}
          onChange={(event) => set(event.target.value)}
          placeholder={field.placeholder}
          maxLength={field.maxLength}
          inputMode={field.mode}
          unit={field.unit}
          autoComplete="off"
        />
      )
    case 'lines':
      return (
        <Textarea
          {...shared}
          value={text}
          rows={field.rows ?? 3}
          // It grows with its text, but never below the rows it was given.
          style={{ minHeight: `calc(${field.rows ?? 3}lh + 0.75rem)` }}
          onChange={(event) => set(event.target.value)}
        />
      )
    case 'date':
    case 'time':
      return (
        <Input
          {...shared}
          type={field.kind === 'date' ? 'date' : 'datetime-local'}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      )
    case 'select':
      return (
        <Select
          {...shared}
          value={text}
          onChange={(event) => set(event.target.value)}
          options={[...optionsOf(field, values)]}
          {...(field.empty === undefined ? {} : { empty: field.empty })}
        />
      )
    case 'choice':
      return (
        <Combobox
          id={id}
          label={field.label}
          choices={field.options}
          value={text || null}
          onChange={(next) => set(next ?? '')}
          invalid={shared.invalid}
          {...(shared['aria-describedby'] ? { describedBy: shared['aria-describedby'] } : {})}
        />
      )
    case 'choices':
      return <ManyChoices id={id} label={field.label} options={field.options} chosen={chosen} onChange={set} />
    case 'checks':
      return (
        <fieldset id={id} aria-describedby={shared['aria-describedby']} className="flex flex-wrap gap-x-5">
          <legend className="sr-only">{field.label}</legend>
          {field.options.map((option) => (
            <Checkbox
              key={option.value}
              checked={chosen.includes(option.value)}
              onChange={(event) => set(event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))}
            >
              {option.label}
            </Checkbox>
          ))}
        </fieldset>
      )
    case 'toggle':
      return (
        <Checkbox id={id} checked={value === true} onChange={(event) => set(event.target.checked)}>
          {field.label}
          {field.hint && <span className="ml-2 text-xs text-muted">{field.hint}</span>}
        </Checkbox>
      )
  }
}

import type { ExtraField } from '@/components/patterns/opinion/opinion-types'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'

type Values = Readonly<Record<string, string>>
type Props = { fields: readonly ExtraField[]; values: Values; errors: Values; onChange: (values: Values) => void }

/** The fields an action asks for before it is done; `many` keeps its values joined by a comma. */
export function ExtraFields({ fields, values, errors, onChange }: Props) {
  return fields.map((field) => (
    <Field
      key={field.key}
      id={`extra-${field.key}`}
      label={field.label}
      required={field.required}
      hint={field.hint}
      error={errors[field.key]}
    >
      <Control
        field={field}
        value={values[field.key] ?? ''}
        error={errors[field.key]}
        onChange={(value) => onChange({ ...values, [field.key]: value })}
      />
    </Field>
  ))
}

type ControlProps = { field: ExtraField; value: string; error: string | undefined; onChange: (value: string) => void }

function Control({ field, value, error, onChange }: ControlProps) {
  const options = field.options ?? []
  const shared = {
    id: `extra-${field.key}`,
    value,
    required: field.required,
    invalid: Boolean(error),
    'aria-describedby': describedBy(`extra-${field.key}`, field.hint, error),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (field.kind) {
    case 'text':
      return <Input {...shared} />
    case 'date':
      return <Input {...shared} type="date" />
    case 'textarea':
      return <Textarea {...shared} rows={3} />
    case 'select':
      return <Select {...shared} options={options} empty="请选择" />
    case 'person':
      return (
        <Combobox
          id={shared.id}
          label={field.label}
          choices={options}
          value={value || null}
          onChange={(next) => onChange(next ?? '')}
          invalid={shared.invalid}
        />
      )
    case 'many': {
      const chosen = value === '' ? [] : value.split(',')
      const toggle = (option: string) =>
        onChange((chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option]).join(','))
      return (
        <div id={shared.id} className="max-h-56 overflow-y-auto rounded-md border border-line px-3 py-1">
          {options.map((option) => (
            <Checkbox key={option.value} checked={chosen.includes(option.value)} onChange={() => toggle(option.value)}>
              {option.label}
              {option.note && <span className="ml-2 text-xs text-muted">{option.note}</span>}
            </Checkbox>
          ))}
        </div>
      )
    }
  }
}

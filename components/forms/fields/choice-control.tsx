import { type ControlProps, textOf } from '@/components/forms/control-props'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'

const mostRadios = 5
const mostInList = 20

/** One of the options: radios up to five, a list up to twenty, typing to find beyond. */
export function ChoiceControl(props: ControlProps) {
  const options = props.field.options ?? []
  if (options.length <= mostRadios && !props.cellLabel) return <Radios {...props} options={options} />
  const { id, value, onChange, invalid, required, readOnly, describedBy, cellLabel, field } = props
  const choices = options.map((option) => ({ value: option, label: option }))
  if (options.length > mostInList) {
    return (
      <Combobox
        id={id}
        label={cellLabel ?? field.label}
        choices={choices}
        value={textOf(value) || null}
        onChange={onChange}
        invalid={invalid}
        disabled={readOnly}
        describedBy={describedBy}
      />
    )
  }
  return (
    <Select
      id={id}
      empty={cellLabel ? '' : '请选择'}
      options={choices}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value || null)}
      invalid={invalid}
      disabled={readOnly}
      aria-required={required || undefined}
      aria-describedby={describedBy}
      aria-label={cellLabel}
    />
  )
}

function Radios({ id, value, onChange, invalid, required, readOnly, describedBy, options }: ControlProps & { options: readonly string[] }) {
  return (
    <div
      id={id}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      aria-required={required || undefined}
      aria-invalid={invalid || undefined}
      className="flex flex-wrap gap-x-6"
    >
      {options.map((option) => (
        <Checkbox key={option} kind="radio" name={id} checked={value === option} disabled={readOnly} onChange={() => onChange(option)}>
          {option}
        </Checkbox>
      ))}
    </div>
  )
}

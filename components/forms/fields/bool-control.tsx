import type { ControlProps } from '@/components/forms/control-props'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'

/** 是 or 否 as two radios; in a table cell as a list. Nothing is chosen beforehand. */
export function BoolControl({ id, value, onChange, invalid, required, readOnly, describedBy, cellLabel }: ControlProps) {
  const chosen =
    value === true || value === 'true' || value === '是' ? '是' : value === false || value === 'false' || value === '否' ? '否' : ''
  if (cellLabel) {
    return (
      <Select
        id={id}
        empty=""
        options={[
          { value: '是', label: '是' },
          { value: '否', label: '否' },
        ]}
        value={chosen}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value === '是')}
        invalid={invalid}
        disabled={readOnly}
        aria-label={cellLabel}
        aria-describedby={describedBy}
      />
    )
  }
  return (
    <div
      id={id}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      aria-required={required || undefined}
      aria-invalid={invalid || undefined}
      className="flex gap-6"
    >
      {['是', '否'].map((word) => (
        <Checkbox key={word} kind="radio" name={id} checked={chosen === word} disabled={readOnly} onChange={() => onChange(word === '是')}>
          {word}
        </Checkbox>
      ))}
    </div>
  )
}

import { type ControlProps, textOf } from '@/components/forms/control-props'
import { Input } from '@/components/ui/input'

const modes = { phone: 'tel', adcode: 'numeric', uscc: 'text' } as const
const examples: Record<string, string> = {
  uscc: '18 位代码',
  phone: '手机号或 0532-85912345',
  adcode: '6 位代码，如 370202',
  period: '如 2026年11月',
}

/** One line of text: text, person, phone, credit code, place, period. */
export function TextControl({ id, field, value, onChange, invalid, required, readOnly, describedBy, cellLabel }: ControlProps) {
  return (
    <Input
      id={id}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
      invalid={invalid}
      readOnly={readOnly}
      unit={field.unit ?? undefined}
      inputMode={modes[field.type as 'phone'] ?? undefined}
      placeholder={cellLabel ? undefined : examples[field.type]}
      autoComplete="off"
      aria-required={required || undefined}
      aria-describedby={describedBy}
      aria-label={cellLabel}
    />
  )
}

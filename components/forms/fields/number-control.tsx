import { clsx } from 'clsx'
import { useState } from 'react'
import { type ControlProps, textOf } from '@/components/forms/control-props'
import { Input } from '@/components/ui/input'
import { grouped, readNumber } from '@/lib/forms/parse/number'

/** A number in its unit: as typed while the cursor is in it, with thousands separators otherwise; minus in red. */
export function NumberControl({ id, field, value, onChange, invalid, required, readOnly, describedBy, cellLabel }: ControlProps) {
  const [typing, setTyping] = useState(false)
  const text = textOf(value)
  const digits = typing ? null : readNumber(text, field.unit)
  return (
    <Input
      id={id}
      value={digits === null ? text : grouped(digits)}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      onChange={(event) => onChange(event.target.value)}
      invalid={invalid}
      readOnly={readOnly}
      unit={cellLabel ? undefined : (field.unit ?? (field.type === 'percent' ? '%' : undefined))}
      inputMode="decimal"
      autoComplete="off"
      className={clsx('text-right tabular-nums', digits?.startsWith('-') && 'text-danger!')}
      aria-required={required || undefined}
      aria-describedby={describedBy}
      aria-label={cellLabel}
    />
  )
}

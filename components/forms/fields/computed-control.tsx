import { clsx } from 'clsx'
import type { ControlProps } from '@/components/forms/control-props'
import { formatValue, formatWithUnit, isNumeric, noValue } from '@/lib/forms/display'

/** A result: shown, never typed; says that it follows from other entries while it is empty. */
export function ComputedControl({ id, field, value, cellLabel }: ControlProps) {
  const text = (cellLabel ? formatValue : formatWithUnit)(field, value)
  const negative = isNumeric(field) && typeof value === 'string' && value.startsWith('-')
  return (
    <output
      id={id}
      aria-label={cellLabel ?? field.label}
      className={clsx(
        'block min-h-8 rounded-md bg-sunken px-2.5 py-1 tabular-nums',
        isNumeric(field) && cellLabel && 'text-right',
        negative ? 'text-danger' : text === noValue ? 'text-muted' : 'text-ink',
      )}
    >
      {text === noValue && !cellLabel ? '填写相关项目后自动计算' : text}
    </output>
  )
}

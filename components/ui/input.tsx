import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type Props = ComponentProps<'input'> & { unit?: ReactNode; invalid?: boolean }

/** A one-line input; `unit` stands inside at the right edge. */
export function Input({ unit, invalid, className, ...rest }: Props) {
  const input = <input {...rest} aria-invalid={invalid || undefined} className={clsx('control', unit && 'pr-14', className)} />
  if (!unit) return input
  return (
    <span className="relative block">
      {input}
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-muted">
        {unit}
      </span>
    </span>
  )
}

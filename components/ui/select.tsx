import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { ChevronDown } from '@/components/ui/icon'

export type Option = { value: string; label: string }

type Props = ComponentProps<'select'> & { options: readonly Option[]; empty?: string; invalid?: boolean }

/** The browser's own select (best on phones and by keyboard); `empty` adds a first choice with value ''. */
export function Select({ options, empty, invalid, className, ...rest }: Props) {
  return (
    <span className={clsx('relative block', className)}>
      <select {...rest} aria-invalid={invalid || undefined} className="control appearance-none pr-8">
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted" />
    </span>
  )
}

import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'textarea'>, 'maxLength'> & { invalid?: boolean }

/** Several lines of text; grows with what is typed where the browser can. What is pasted is never cut: too much is refused in words. */
export function Textarea({ invalid, className, rows = 4, ...rest }: Props) {
  return (
    <textarea
      {...rest}
      rows={rows}
      aria-invalid={invalid || undefined}
      className={clsx('control field-sizing-content resize-y py-1.5', className)}
    />
  )
}

import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** The class of a bare box, for tables where the label is in `aria-label`. */
export const boxClass = 'size-4 shrink-0 rounded-sm accent-brand'

type Props = Omit<ComponentProps<'input'>, 'type'> & { kind?: 'checkbox' | 'radio'; children: ReactNode }

/** A box or radio with its words; the whole line can be pressed. */
export function Checkbox({ kind = 'checkbox', className, children, ...rest }: Props) {
  return (
    <label className={clsx('flex min-h-7 items-center gap-2 max-sm:min-h-10', className)}>
      <input {...rest} type={kind} className={boxClass} />
      <span>{children}</span>
    </label>
  )
}

import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** Ids of a control's hint and error, so that `aria-describedby` always matches what Field draws. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return clsx(hint ? `${id}-hint` : '', error ? `${id}-error` : '') || undefined
}

type Props = {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  required?: boolean
  className?: string
  children: ReactNode
}

/** Label above, control, hint below, then what is wrong; the control must carry `id` and `describedBy(id, hint, error)`. */
export function Field({ id, label, hint, error, required = false, className, children }: Props) {
  return (
    <div className={clsx('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
        {required && (
          <span className="ml-1 text-danger" title="必填">
            *<span className="sr-only">必填</span>
          </span>
        )}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-xs font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

import { clsx } from 'clsx'

const tones: Readonly<Record<string, string>> = {
  get: 'bg-brand-50 text-brand-700',
  post: 'bg-ok-50 text-ok',
  put: 'bg-notice-50 text-notice',
  patch: 'bg-notice-50 text-notice',
  delete: 'bg-danger-100 text-danger',
}

/** The method of an operation, in its colour and in letters. */
export function MethodMark({ method, className }: { method: string; className?: string }) {
  return (
    <span
      className={clsx(
        'inline-block w-14 shrink-0 rounded-sm text-center font-mono text-xs leading-5 font-semibold',
        tones[method],
        className,
      )}
    >
      {method.toUpperCase()}
    </span>
  )
}

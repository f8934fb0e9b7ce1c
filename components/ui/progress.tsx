import { clsx } from 'clsx'

type Props = { value: number; label: string; tone?: 'brand' | 'ok' | 'danger'; className?: string }

const bars = { brand: 'bg-brand-500', ok: 'bg-ok', danger: 'bg-danger' }

/** A bar from 0 to 100; `label` is read aloud, the number stands wherever the caller puts it. */
export function Progress({ value, label, tone = 'brand', className }: Props) {
  const share = Math.max(0, Math.min(100, value))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(share)}
      aria-valuemin={0}
      aria-valuemax={100}
      className={clsx('h-1.5 overflow-hidden rounded-full bg-line', className)}
    >
      <div className={clsx('h-full rounded-full transition-[width]', bars[tone])} style={{ width: `${share}%` }} />
    </div>
  )
}

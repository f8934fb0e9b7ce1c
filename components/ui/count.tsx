import { clsx } from 'clsx'

/** A counted number as the platform hands it over: `capped` means “at least”. */
export type CappedCount = { value: number; capped: boolean }

const numbers = new Intl.NumberFormat('zh-CN')

/** `1000+` for a capped count, else the number with separators. */
export function countText(count: CappedCount | number): string {
  if (typeof count === 'number') return numbers.format(count)
  return numbers.format(count.value) + (count.capped ? '+' : '')
}

type Props = { value: number | CappedCount; tone?: 'neutral' | 'danger'; className?: string }

/** A small number beside a word; shows nothing for zero. */
export function CountBadge({ value, tone = 'neutral', className }: Props) {
  const number = typeof value === 'number' ? value : value.value
  if (number === 0) return null
  return (
    <span
      className={clsx(
        'inline-flex min-w-5 justify-center rounded-full px-1.5 text-xs leading-[18px] font-medium',
        tone === 'danger' ? 'bg-danger-100 text-danger' : 'bg-slate-100 text-slate-600',
        className,
      )}
    >
      {number > 9999 ? '9999+' : countText(value)}
    </span>
  )
}

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Drill } from '@/components/screen/drill/drill'
import { Opens } from '@/components/screen/drill/drill-context'

export type BarItem = { key: string; label: string; value: number; text: ReactNode; drill: Drill; title?: string }

/** Names, numbers and bars below one another, filling the height there is. */
export function BarList({ items, color = 'var(--bright)' }: { items: readonly BarItem[]; color?: string }) {
  // Many rows stand on one line each, and very many in smaller letters without a gap, so that the last one is not cut off.
  const dense = items.length > 7
  const tight = items.length > 10
  const largest = Math.max(1e-9, ...items.map((item) => item.value))
  return (
    <ul className={clsx('flex min-h-0 flex-1 flex-col justify-around', tight ? 'overflow-y-auto' : 'gap-1')}>
      {items.map((item) => (
        <li key={item.key} title={item.title} className={clsx(dense && 'grid grid-cols-[6.5rem_minmax(0,1fr)_8.5rem] items-center gap-3')}>
          <div className={clsx(tight ? 'text-sm' : 'text-[0.9375rem]', dense ? 'contents' : 'flex items-baseline justify-between gap-3')}>
            <span className="truncate">{item.label}</span>
            <Opens drill={item.drill} className={clsx('whitespace-nowrap tabular-nums', dense && 'order-3 justify-self-end')}>
              <span className="sr-only">{item.label}</span>
              {item.text}
            </Opens>
          </div>
          <div aria-hidden className={clsx('h-1.5 rounded-full bg-(--line)', !dense && 'mt-0.5')}>
            <div className="h-full rounded-full" style={{ width: `${(item.value / largest) * 100}%`, background: color }} />
          </div>
        </li>
      ))}
    </ul>
  )
}

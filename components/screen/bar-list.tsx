import type { ReactNode } from 'react'
import type { Drill } from '@/components/screen/drill'
import { Opens } from '@/components/screen/drill-context'

export type BarItem = { key: string; label: string; value: number; text: ReactNode; drill: Drill; title?: string }

/** Names, numbers and bars below one another, filling the height there is. */
export function BarList({ items, color = 'var(--bright)' }: { items: readonly BarItem[]; color?: string }) {
  const largest = Math.max(1e-9, ...items.map((item) => item.value))
  return (
    <ul className="flex min-h-0 flex-1 flex-col justify-around gap-1">
      {items.map((item) => (
        <li key={item.key} title={item.title}>
          <div className="flex items-baseline justify-between gap-3 text-[0.9375rem]">
            <span className="truncate">{item.label}</span>
            <Opens drill={item.drill} className="whitespace-nowrap tabular-nums">
              <span className="sr-only">{item.label}</span>
              {item.text}
            </Opens>
          </div>
          <div aria-hidden className="mt-0.5 h-1.5 rounded-full bg-(--line)">
            <div className="h-full rounded-full" style={{ width: `${(item.value / largest) * 100}%`, background: color }} />
          </div>
        </li>
      ))}
    </ul>
  )
}

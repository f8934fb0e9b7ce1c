import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Definition = { key: string; label: ReactNode; value: ReactNode; wide?: boolean }

// As many columns as asked for, fewer where the place (not the screen) is too narrow.
const grids = {
  1: 'grid-cols-1',
  2: 'grid-cols-[repeat(auto-fit,minmax(min(100%,max(18rem,40%)),1fr))]',
  3: 'grid-cols-[repeat(auto-fit,minmax(min(100%,max(16rem,28%)),1fr))]',
}

/** Label and value in pairs, in columns where there is room; `wide` takes the whole line. */
export function DefinitionList({ items, columns = 2 }: { items: readonly Definition[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={clsx('grid gap-x-8', grids[columns])}>
      {items.map((item) => (
        <div key={item.key} className={clsx('flex min-w-0 gap-3 py-1.5', item.wide && 'col-span-full')}>
          <dt className="w-28 shrink-0 text-muted max-sm:w-24">{item.label}</dt>
          <dd className="min-w-0 flex-1">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

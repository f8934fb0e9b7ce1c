import { clsx } from 'clsx'

/** A grey bar where text will stand. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx('animate-pulse rounded-sm bg-line', className ?? 'h-4 w-full')} />
}

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-3/4', 'w-1/3']

/** The outline of a list page while it loads; `rows` rows high. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" className="rounded-lg border border-line bg-white">
      <span className="sr-only">正在加载</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are all alike
        <div key={row} className="flex gap-6 border-b border-line px-4 py-3.5 last:border-0">
          <Skeleton className="h-4 w-16" />
          <Skeleton className={clsx('h-4', widths[row % widths.length])} />
          <Skeleton className="ml-auto h-4 w-24" />
        </div>
      ))}
    </div>
  )
}

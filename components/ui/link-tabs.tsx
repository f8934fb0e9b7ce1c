'use client'

import { clsx } from 'clsx'
import { type CappedCount, countText } from '@/components/ui/count'
import { Link } from '@/components/ui/link'

export type LinkTab = { href: string; label: string; count?: number | CappedCount; current: boolean }

type Props = { tabs: readonly LinkTab[]; label: string; className?: string }

/** Tabs that are links: shareable, the back button works; scrolls sideways when there are many. */
export function LinkTabs({ tabs, label, className }: Props) {
  return (
    <nav aria-label={label} data-print="hidden" className={clsx('-mb-px flex gap-5 overflow-x-auto relative scroll-thin', className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? 'page' : undefined}
          className={clsx(
            'flex h-10 shrink-0 items-center gap-1 border-b-2 text-base whitespace-nowrap outline-offset-[-2px]',
            tab.current
              ? 'border-brand font-semibold text-brand'
              : 'border-transparent text-ink/80 hover:border-brand-200 hover:text-brand',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className={tab.current ? '' : 'text-muted'}>{countText(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  )
}

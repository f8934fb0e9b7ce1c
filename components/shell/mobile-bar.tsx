'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { NavIcon } from '@/components/shell/nav-rail'
import { type Counts, currentItem, type Face, type NavText, navOf } from '@/components/shell/navigation'
import { useManyLinks } from '@/components/ui/many-links'

/** The bottom bar on phones: the first place of the first four groups, the place one is at lit. */
export function MobileBar({ face, nav, counts }: { face: Face; nav: NavText; counts: Counts }) {
  const groups = navOf(nav)
  const current = currentItem(groups, usePathname())
  const follow = useManyLinks()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: only follows the links inside
    <nav
      onClick={follow}
      aria-label={face === 'gov' ? '委端常用' : '企业端常用'}
      data-print="hidden"
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-4 border-t border-line bg-white pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {groups.slice(0, 4).map((group) => {
        const item = group.items[0]
        if (!item) return null
        const here = current !== null && group.items.includes(current)
        const count = item.count ? (counts[item.count] ?? 0) : 0
        return (
          <a
            key={group.key}
            href={item.href}
            aria-current={current === item ? 'page' : undefined}
            className={clsx(
              'relative flex h-14 flex-col items-center justify-center gap-0.5 text-xs',
              here ? 'font-semibold text-brand' : 'text-muted',
            )}
          >
            <NavIcon of={group.key} />
            {item.label}
            {count > 0 && (
              <span
                className={clsx(
                  'absolute top-1 left-1/2 ml-2 rounded-full px-1 text-2xs',
                  item.alarm ? 'bg-danger text-white' : 'bg-line text-ink',
                )}
              >
                {count > 99 ? '99+' : count}
              </span>
            )}
          </a>
        )
      })}
    </nav>
  )
}

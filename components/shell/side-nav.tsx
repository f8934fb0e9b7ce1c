'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { keepPreference } from '@/components/shell/browser-cookie'
import { NavList } from '@/components/shell/nav-list'
import { NavRail } from '@/components/shell/nav-rail'
import { type Counts, currentItem, type NavMemory, type NavText, navCookie, navOf, writeNavMemory } from '@/components/shell/navigation'
import { PanelLeftClose, PanelLeftOpen } from '@/components/ui/icon'

type Props = { nav: NavText; counts: Counts; memory: NavMemory }

/** The left navigation from tablet width up: full, or folded to a rail of group icons; remembers both. */
export function SideNav({ nav, counts, memory }: Props) {
  const [state, setState] = useState(memory)
  const groups = navOf(nav)
  const current = currentItem(groups, usePathname())
  const places = useRef<HTMLDivElement>(null)
  // Where one is stays in sight, however long the list of places.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the place changes
  useEffect(() => {
    if (places.current) bringInSight(places.current, places.current.querySelector('[aria-current=page]'))
  }, [current])
  const keep = (next: NavMemory) => {
    setState(next)
    keepPreference(navCookie, writeNavMemory(next))
  }
  const toggle = (key: string) => {
    const closed = state.closed.includes(key) ? state.closed.filter((other) => other !== key) : [...state.closed, key]
    keep({ ...state, closed })
  }
  const Icon = state.folded ? PanelLeftOpen : PanelLeftClose
  const label = state.folded ? '展开导航' : '收起导航'
  return (
    <nav
      aria-label="主导航"
      data-print="hidden"
      className={`sticky top-12 flex h-[calc(100dvh-3rem)] shrink-0 flex-col border-r border-line bg-white max-lg:hidden ${state.folded ? 'w-14' : 'w-52'}`}
    >
      <div ref={places} className="scroll-thin flex-1 overflow-y-auto px-2.5 py-2.5">
        {state.folded ? (
          <NavRail groups={groups} counts={counts} current={current} />
        ) : (
          <NavList groups={groups} counts={counts} current={current} closed={state.closed} onToggle={toggle} />
        )}
      </div>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => keep({ ...state, folded: !state.folded })}
        className="flex h-9 items-center gap-2 border-t border-line px-5 text-xs text-muted outline-offset-[-2px] hover:bg-ground hover:text-ink"
      >
        <Icon aria-hidden className="size-4" />
        {!state.folded && label}
      </button>
    </nav>
  )
}

// Not by scrollIntoView: from there the Tab key would go on, past what stands above.
function bringInSight(list: HTMLElement, place: Element | null): void {
  if (!place) return
  const [outer, inner] = [list.getBoundingClientRect(), place.getBoundingClientRect()]
  if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - outer.height / 2
}

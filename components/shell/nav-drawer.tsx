'use client'

import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { NavList } from '@/components/shell/nav-list'
import { type Counts, currentItem, type NavText, navOf } from '@/components/shell/navigation'
import { buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Menu as MenuIcon } from '@/components/ui/icon'

/** The navigation below tablet width: a button that opens it as a drawer from the left. */
export function NavDrawer({ nav, counts }: { nav: NavText; counts: Counts }) {
  const [open, setOpen] = useState(false)
  const [closed, setClosed] = useState<readonly string[]>([])
  const groups = navOf(nav)
  const current = currentItem(groups, usePathname())
  const toggle = (key: string) => setClosed(closed.includes(key) ? closed.filter((other) => other !== key) : [...closed, key])
  return (
    <>
      <button type="button" aria-label="打开导航" onClick={() => setOpen(true)} className={buttonClass('quiet', 'md', 'px-2! lg:hidden')}>
        <MenuIcon aria-hidden className="size-5" />
      </button>
      <Dialog open={open} onOpenChange={setOpen} title="导航" place="left">
        <NavList groups={groups} counts={counts} current={current} closed={closed} onToggle={toggle} onLeave={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

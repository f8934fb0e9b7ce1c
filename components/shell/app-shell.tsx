import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { LiveUpdates } from '@/components/shell/live/live-updates'
import { MobileBar } from '@/components/shell/mobile-bar'
import { type Counts, type Face, type NavText, navCookie, readNavMemory } from '@/components/shell/navigation'
import type { PersonLinks, ShellActor } from '@/components/shell/person-menu'
import { SideNav } from '@/components/shell/side-nav'
import { TopBar } from '@/components/shell/top-bar'

type Props = {
  face: Face
  actor: ShellActor
  nav: NavText
  /** `inbox` and `notices` stand in the top bar; the others are named by `NavItem.count`. */
  counts: Counts
  links: PersonLinks
  /** Server action that ends the session and redirects. */
  signOut: () => Promise<void>
  children: ReactNode
}

/** The frame of both faces: top bar, navigation that remembers itself, main content, live updates. */
export async function AppShell({ face, actor, nav, counts, links, signOut, children }: Props) {
  const memory = readNavMemory((await cookies()).get(navCookie)?.value)
  return (
    <>
      <a
        href="#main"
        className="fixed top-1 left-1 z-50 -translate-y-20 rounded-md bg-brand px-3 py-1.5 text-white focus:translate-y-0"
        data-print="hidden"
      >
        跳到正文
      </a>
      <div className="flex min-h-dvh flex-col" data-print="flow">
        <TopBar face={face} actor={actor} nav={nav} counts={counts} links={links} signOut={signOut} />
        <div className="flex flex-1" data-print="flow">
          <SideNav nav={nav} counts={counts} memory={memory} />
          <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none max-sm:pb-16" data-print="flow">
            {children}
          </main>
        </div>
      </div>
      <MobileBar face={face} nav={nav} counts={counts} />
      <LiveUpdates />
    </>
  )
}

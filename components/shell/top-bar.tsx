import type { ReactNode } from 'react'
import { NavDrawer } from '@/components/shell/nav-drawer'
import type { Counts, Face, NavText } from '@/components/shell/navigation'
import { type PersonLinks, PersonMenu, type ShellActor } from '@/components/shell/person-menu'
import { GlobalSearch } from '@/components/shell/search/global-search'
import { CountBadge } from '@/components/ui/count'
import { Bell, Inbox } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'

const faceNames: Record<Face, string> = { gov: '委端', ent: '企业端' }

type Props = { face: Face; actor: ShellActor; nav: NavText; counts: Counts; links: PersonLinks; signOut: () => Promise<void> }

/** Name of the system, search of everything, what waits for the person, the person. */
export function TopBar({ face, actor, nav, counts, links, signOut }: Props) {
  return (
    <header data-print="hidden" className="sticky top-0 z-30 flex h-12 items-center gap-3 border-b border-line bg-white px-4 max-sm:px-2">
      <NavDrawer nav={nav} counts={counts} />
      <Link href={`/${face}`} className="flex shrink-0 items-baseline gap-2 lg:min-w-48">
        <span className="text-lg font-bold whitespace-nowrap text-brand-700 max-sm:text-base">数智国资监管云平台</span>
        <span className="text-sm text-muted max-sm:hidden">{faceNames[face]}</span>
      </Link>
      <GlobalSearch face={face} />
      <div className="flex items-center gap-1 sm:ml-auto">
        <Waiting href={links.inbox} label="待办" icon={<Inbox aria-hidden className="size-4" />} count={counts.inbox ?? 0} tone="danger" />
        <Waiting
          href={links.notices}
          label="通知"
          icon={<Bell aria-hidden className="size-4" />}
          count={counts.notices ?? 0}
          tone="neutral"
        />
        <PersonMenu actor={actor} links={links} signOut={signOut} />
      </div>
    </header>
  )
}

type WaitingProps = { href: string; label: string; icon: ReactNode; count: number; tone: 'danger' | 'neutral' }

function Waiting({ href, label, icon, count, tone }: WaitingProps) {
  return (
    <Link href={href} className="flex h-8 items-center gap-1.5 rounded-md px-2 hover:bg-ground max-sm:hidden">
      <span className="text-muted">{icon}</span>
      <span className="whitespace-nowrap max-lg:sr-only">{label}</span>
      <CountBadge value={count} tone={tone} />
    </Link>
  )
}

import { Building2, FileText, Gauge, LayoutDashboard, Settings2, ShieldAlert, ShieldCheck, ShoppingCart } from 'lucide-react'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { sessionCookie } from '@/app/auth'
import { currentActor, sessionToken } from '@/app/session'
import { AppShell } from '@/components/shell/app-shell'
import type { Face, NavGroup } from '@/components/shell/navigation'
import { places } from '@/lib/dashboards/pages'
import { shellCounts } from '@/lib/dashboards/shell-counts'
import { may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { endSession } from '@/lib/platform/session'

const icons: Readonly<Record<string, ReactNode>> = {
  desk: <LayoutDashboard aria-hidden className="size-4" />,
  matters: <FileText aria-hidden className="size-4" />,
  procurement: <ShoppingCart aria-hidden className="size-4" />,
  risk: <ShieldAlert aria-hidden className="size-4" />,
  through: <Building2 aria-hidden className="size-4" />,
  own: <Gauge aria-hidden className="size-4" />,
  admin: <Settings2 aria-hidden className="size-4" />,
  security: <ShieldCheck aria-hidden className="size-4" />,
}

async function signOut(): Promise<void> {
  'use server'
  const token = await sessionToken()
  if (token) await endSession(token, '本人退出', new Date())
  ;(await cookies()).delete(sessionCookie)
  redirect('/login')
}

/** The frame around every page of a face: who is here, where they may go, what waits for them. */
export async function Frame({ face, children }: { face: Face; children: ReactNode }) {
  const actor = await currentActor(face)
  const nav: NavGroup[] = places[face]
    .map(({ key, title, places: list }) => ({ key, title, icon: icons[key], items: list.filter((place) => may(actor, place.permission)) }))
    .filter((group) => group.items.length > 0)
  const counts = await runQuery(shellCounts, actor, {})
  return (
    <AppShell
      face={face}
      actor={{ name: actor.name, orgName: actor.orgName, departmentName: actor.departmentName, rolesLabel: actor.roleNames.join('、') }}
      nav={nav}
      counts={counts}
      links={{ inbox: `/${face}/inbox`, notices: `/${face}/notices`, settings: `/${face}/settings`, delegation: `/${face}/delegation` }}
      signOut={signOut}
    >
      {children}
    </AppShell>
  )
}

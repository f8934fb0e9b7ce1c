import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { sessionCookie } from '@/app/auth'
import { currentActor, sessionToken } from '@/app/session'
import { AppShell } from '@/components/shell/app-shell'
import { countsOf } from '@/components/shell/frame-counts'
import { type Face, type NavGroup, navText } from '@/components/shell/navigation'
import { places } from '@/lib/dashboards/pages'
import { may } from '@/lib/kernel/actor'
import { endSession } from '@/lib/platform/session'

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
    .map(({ key, title, places: list }) => ({
      key,
      title,
      items: list.filter((place) => may(actor, place.permission)).map(({ permission: _, ...place }) => place),
    }))
    .filter((group) => group.items.length > 0)
  const { inbox, notices, open } = await countsOf(actor)
  return (
    <AppShell
      face={face}
      actor={{ name: actor.name, orgName: actor.orgName, departmentName: actor.departmentName, rolesLabel: actor.roleNames.join('、') }}
      nav={navText(nav)}
      counts={{ inbox, notices, open }}
      links={{ inbox: `/${face}/inbox`, notices: `/${face}/notices`, settings: `/${face}/settings`, delegation: `/${face}/delegation` }}
      signOut={signOut}
    >
      {children}
    </AppShell>
  )
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { SessionsPage } from '@/components/identity/security/sessions-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '在线会话' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <SessionsPage actor={await currentActor('gov')} params={await searchParams} />
}

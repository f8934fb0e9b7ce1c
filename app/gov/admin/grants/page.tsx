import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { GrantsPage } from '@/components/identity/security/grants-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '授权审批' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <GrantsPage actor={await currentActor('gov')} params={await searchParams} />
}

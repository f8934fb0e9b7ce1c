import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { PartyListPage } from '@/components/procurement/party-list-page'

export const metadata: Metadata = { title: '市场主体' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <PartyListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

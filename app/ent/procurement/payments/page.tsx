import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { MatchListPage } from '@/components/procurement/matching/match-list-page'

export const metadata: Metadata = { title: '合同付款核对' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <MatchListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

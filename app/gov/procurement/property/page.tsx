import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TradeListPage } from '@/components/procurement/property/trade-list-page'

export const metadata: Metadata = { title: '产权交易' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <TradeListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { BuyerListPage } from '@/components/procurement/profile/buyer-list-page'

export const metadata: Metadata = { title: '采购人' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <BuyerListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

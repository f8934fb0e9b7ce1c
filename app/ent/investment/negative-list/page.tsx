import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { NegativeListPage } from '@/components/investment/negative-list/negative-list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '投资负面清单' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <NegativeListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

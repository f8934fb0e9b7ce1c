import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TenderListPage } from '@/components/procurement/tender-list-page'

export const metadata: Metadata = { title: '采购台账' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <TenderListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { MainBusinessListPage } from '@/components/investment/main-business/list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '主责主业' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <MainBusinessListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

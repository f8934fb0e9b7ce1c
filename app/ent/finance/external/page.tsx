import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ExternalPage } from '@/components/finance/external/external-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '外部核对数据' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ExternalPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

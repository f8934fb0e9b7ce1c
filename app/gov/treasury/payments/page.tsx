import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { AlertListPage } from '@/components/treasury/alert-list-page'

export const metadata: Metadata = { title: '大额支付监测' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <AlertListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

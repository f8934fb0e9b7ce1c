import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { FindingListPage } from '@/components/risk/finding-list-page'

export const metadata: Metadata = { title: '风险发现' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <FindingListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

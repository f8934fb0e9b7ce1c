import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { StandardsPage } from '@/components/treasury/standards-page'

export const metadata: Metadata = { title: '绩效评价标准值' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <StandardsPage actor={await currentActor('gov')} params={await searchParams} />
}

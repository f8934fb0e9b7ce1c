import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { IndicatorLibraryPage } from '@/components/finance/indicator/indicator-library-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '指标库' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <IndicatorLibraryPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

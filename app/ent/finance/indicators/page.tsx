import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { IndicatorLibraryPage } from '@/components/finance/indicator/indicator-library-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '指标库' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <IndicatorLibraryPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { SlicePage } from '@/components/efficiency/slice-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '统计明细' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <SlicePage actor={await currentActor('ent')} params={await searchParams} />
}

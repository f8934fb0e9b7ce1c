import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { HandbookPage } from '@/components/matters/handbook/handbook-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '一本通' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <HandbookPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

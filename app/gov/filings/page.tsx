import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FilingsPage } from '@/components/matters/filings-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '办件中心' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <FilingsPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

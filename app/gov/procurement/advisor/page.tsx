import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { AdvisorPage } from '@/components/procurement/advisor-page'

export const metadata: Metadata = { title: '采购方式适用' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <AdvisorPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TreasuryHomePage } from '@/components/treasury/home-page'

export const metadata: Metadata = { title: '司库总览' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <TreasuryHomePage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

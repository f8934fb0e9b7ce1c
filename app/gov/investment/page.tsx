import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { InvestHomePage } from '@/components/investment/home-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '投资总览' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <InvestHomePage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

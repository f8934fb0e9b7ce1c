import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FinanceHomePage } from '@/components/finance/home/home-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '财务首页' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <FinanceHomePage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

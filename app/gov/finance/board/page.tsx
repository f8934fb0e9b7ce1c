import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FinanceBoardPage } from '@/components/finance/board/board-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '一利五率' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <FinanceBoardPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

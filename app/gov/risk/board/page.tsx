import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { RiskBoardPage } from '@/components/risk/board/risk-board-page'

export const metadata: Metadata = { title: '风险闭环统计' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <RiskBoardPage actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { BoardPage } from '@/components/procurement/board/board-page'

export const metadata: Metadata = { title: '采购统计' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <BoardPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

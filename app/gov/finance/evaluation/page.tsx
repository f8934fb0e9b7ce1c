import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { EvaluationListPage } from '@/components/finance/evaluation/list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '财务绩效评价' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <EvaluationListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

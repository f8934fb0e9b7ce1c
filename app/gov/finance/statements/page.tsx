import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { StatementListPage } from '@/components/finance/statement/statement-list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '报表台账' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <StatementListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { CaseListPage } from '@/components/risk/case/case-list-page'

export const metadata: Metadata = { title: '风险线索' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <CaseListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

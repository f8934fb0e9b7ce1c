import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { PlanListPage } from '@/components/investment/plan-list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '年度投资计划' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <PlanListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

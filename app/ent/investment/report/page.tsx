import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { InvestReportPage } from '@/components/investment/report-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '投资月报填报' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <InvestReportPage actor={await currentActor('ent')} params={await searchParams} />
}

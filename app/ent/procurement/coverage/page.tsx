import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ReportingPage } from '@/components/procurement/reporting/reporting-page'

export const metadata: Metadata = { title: '采购数据报送情况' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ReportingPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

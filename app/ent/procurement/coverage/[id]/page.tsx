import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ReportingRecordPage } from '@/components/procurement/reporting/reporting-record-page'

export const metadata: Metadata = { title: '采购数据报送情况' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <ReportingRecordPage face="ent" actor={await currentActor('ent')} id={(await params).id} params={await searchParams} />
}

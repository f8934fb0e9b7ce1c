import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { IndicatorPage } from '@/components/finance/indicator/indicator-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '指标' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <IndicatorPage face="gov" actor={await currentActor('gov')} code={(await params).code} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ForecastPage } from '@/components/treasury/forecast/forecast-page'

export const metadata: Metadata = { title: '资金缺口预测' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ForecastPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

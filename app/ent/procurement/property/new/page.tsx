import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TradeFormPage } from '@/components/procurement/hand/trade-form-page'

export const metadata: Metadata = { title: '登记产权交易' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { draft } = await searchParams
  return <TradeFormPage actor={await currentActor('ent')} draft={typeof draft === 'string' ? draft : undefined} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { EfficiencyPage } from '@/components/efficiency/efficiency-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '办理效能' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <EfficiencyPage actor={await currentActor('ent')} params={await searchParams} />
}

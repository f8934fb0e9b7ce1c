import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { TargetListPage } from '@/components/finance/targets/list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '目标与预算' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <TargetListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

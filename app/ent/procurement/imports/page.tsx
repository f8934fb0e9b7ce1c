import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ImportsPage } from '@/components/procurement/imports-page'

export const metadata: Metadata = { title: '采购数据报送' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ImportsPage actor={await currentActor('ent')} params={await searchParams} />
}

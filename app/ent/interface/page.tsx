import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { InterfacePage } from '@/components/interface/interface-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '开放接口' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <InterfacePage actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { HallPage } from '@/components/matters/hall/hall-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '办事大厅' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <HallPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { OneThingsPage } from '@/components/matters/hall/one-things-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '一件事' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <OneThingsPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

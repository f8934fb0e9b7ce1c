import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FilingsPage } from '@/components/matters/filings-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '我的办件' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <FilingsPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

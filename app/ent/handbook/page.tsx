import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { HandbookPage } from '@/components/matters/handbook/handbook-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '一本通' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <HandbookPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

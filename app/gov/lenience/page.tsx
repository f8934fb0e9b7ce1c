import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { LenienceListPage } from '@/components/lenience/lenience-list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '首违不罚' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <LenienceListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

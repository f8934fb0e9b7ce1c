import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GraphPage } from '@/components/procurement/graph-page'

export const metadata: Metadata = { title: '关系图谱' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <GraphPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

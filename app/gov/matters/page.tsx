import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { HallPage } from '@/components/matters/hall/hall-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '事项目录' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <HallPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

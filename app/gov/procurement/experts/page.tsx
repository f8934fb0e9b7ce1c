import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ExpertListPage } from '@/components/procurement/profile/expert-list-page'

export const metadata: Metadata = { title: '评标专家' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ExpertListPage actor={await currentActor('gov')} params={await searchParams} />
}

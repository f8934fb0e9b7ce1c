import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ProjectListPage } from '@/components/investment/project-list-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '投资项目库' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ProjectListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

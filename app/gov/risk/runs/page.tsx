import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { RunsPage } from '@/components/risk/runs-page'

export const metadata: Metadata = { title: '模型运行' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <RunsPage actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ModelListPage } from '@/components/risk/model-list-page'

export const metadata: Metadata = { title: '风险模型' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ModelListPage actor={await currentActor('gov')} params={await searchParams} />
}

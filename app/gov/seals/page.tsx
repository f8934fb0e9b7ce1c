import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { SealsPage } from '@/components/seal/seals-page'

export const metadata: Metadata = { title: '用印管理' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <SealsPage actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { UsagePage } from '@/components/finance/evaluation/usage-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '处室使用考核' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <UsagePage actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ComparePage } from '@/components/finance/compare/compare-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '对比分析' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <ComparePage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { CoveragePage } from '@/components/finance/statement/coverage-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '报送情况' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <CoveragePage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

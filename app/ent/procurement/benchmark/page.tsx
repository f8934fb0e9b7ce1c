import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { BenchmarkPage } from '@/components/procurement/benchmark-page'

export const metadata: Metadata = { title: '采购效能对标' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <BenchmarkPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

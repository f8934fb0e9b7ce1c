import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { SupplierBenchmarkPage } from '@/components/procurement/supplier-benchmark-page'

export const metadata: Metadata = { title: '供应商管理对标' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <SupplierBenchmarkPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

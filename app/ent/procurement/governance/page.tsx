import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GovernancePage } from '@/components/procurement/governance/governance-page'

export const metadata: Metadata = { title: '采购制度与轮岗' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <GovernancePage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

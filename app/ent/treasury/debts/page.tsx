import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { DebtPage } from '@/components/treasury/debt-page'

export const metadata: Metadata = { title: '债务到期' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <DebtPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { AccountListPage } from '@/components/treasury/account-list-page'

export const metadata: Metadata = { title: '银行账户' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <AccountListPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

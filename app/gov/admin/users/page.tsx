import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { AccountsPage } from '@/components/identity/accounts/accounts-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '账号管理' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <AccountsPage actor={await currentActor('gov')} params={await searchParams} />
}

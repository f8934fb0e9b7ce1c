import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { StaffPage } from '@/components/identity/accounts/staff-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '账号与岗位' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <StaffPage path="/ent/staff" actor={await currentActor('ent')} params={await searchParams} />
}

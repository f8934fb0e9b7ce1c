import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { OrganisationsPage } from '@/components/identity/register/organisations-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '机构管理' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <OrganisationsPage actor={await currentActor('gov')} params={await searchParams} />
}

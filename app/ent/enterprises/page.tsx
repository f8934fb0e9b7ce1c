import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { EnterprisesPage } from '@/components/identity/enterprises/enterprises-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '企业档案' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <EnterprisesPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FormPage } from '@/components/finance/form/form-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '报表表式' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <FormPage actor={await currentActor('gov')} params={await searchParams} />
}

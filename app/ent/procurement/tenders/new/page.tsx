import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TenderFormPage } from '@/components/procurement/hand/tender-form-page'

export const metadata: Metadata = { title: '填报标段' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { draft } = await searchParams
  return <TenderFormPage actor={await currentActor('ent')} draft={typeof draft === 'string' ? draft : undefined} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { CatalogueRecordPage } from '@/components/catalogue/record-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '授权放权清单' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <CatalogueRecordPage actor={await currentActor('gov')} kind="delegation" code={(await params).code} params={await searchParams} />
}

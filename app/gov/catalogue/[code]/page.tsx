import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { CatalogueRecordPage } from '@/components/catalogue/record-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { kindOf } from '@/lib/matters/catalogue/kinds'

export const metadata: Metadata = { title: '事项版本' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params
  return <CatalogueRecordPage actor={await currentActor('gov')} kind={kindOf(code)} code={code} params={await searchParams} />
}

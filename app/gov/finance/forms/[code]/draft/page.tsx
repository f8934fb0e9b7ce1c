import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FormDraftPage } from '@/components/finance/form/draft-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '表式修改' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <FormDraftPage actor={await currentActor('gov')} code={(await params).code} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { BatchPage } from '@/components/finance/statement/batch-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '来源批次' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <BatchPage face="gov" actor={await currentActor('gov')} id={(await params).id} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { EbsPage } from '@/components/procurement/certification/ebs-page'

export const metadata: Metadata = { title: '认证自评' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <EbsPage face="gov" actor={await currentActor('gov')} id={(await params).id} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TenderPage } from '@/components/procurement/tender/tender-page'

export const metadata: Metadata = { title: '标段' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <TenderPage face="ent" actor={await currentActor('ent')} id={(await params).id} params={await searchParams} />
}

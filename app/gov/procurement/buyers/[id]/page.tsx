import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { BuyerPage } from '@/components/procurement/profile/buyer-page'

export const metadata: Metadata = { title: '采购人' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <BuyerPage face="gov" actor={await currentActor('gov')} id={(await params).id} params={await searchParams} />
}

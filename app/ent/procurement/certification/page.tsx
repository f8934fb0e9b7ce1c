import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { EbsListPage } from '@/components/procurement/certification/ebs-list-page'

export const metadata: Metadata = { title: '电子招投标认证' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <EbsListPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

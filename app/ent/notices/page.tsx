import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { NoticesPage } from '@/components/identity/notices/notices-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '通知公告' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <NoticesPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

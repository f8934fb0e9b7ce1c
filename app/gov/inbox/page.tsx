import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { InboxPage } from '@/components/matters/inbox-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '统一待办' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <InboxPage face="gov" actor={await currentActor('gov')} params={await searchParams} />
}

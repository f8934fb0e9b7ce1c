import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FigureUsesPage } from '@/components/finance/reuse/figure-uses-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '一次填报、多处取用' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <FigureUsesPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

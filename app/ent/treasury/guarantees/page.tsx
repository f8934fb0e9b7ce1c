import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GuaranteePage } from '@/components/treasury/guarantee-page'

export const metadata: Metadata = { title: '担保管理' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <GuaranteePage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TreasuryLedgerPage } from '@/components/treasury/ledger-page'

export const metadata: Metadata = { title: '司库台账' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <TreasuryLedgerPage face="ent" actor={await currentActor('ent')} params={await searchParams} />
}

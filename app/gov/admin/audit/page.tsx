import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { AuditPage } from '@/components/identity/security/audit-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '审计日志' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <AuditPage actor={await currentActor('gov')} params={await searchParams} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { EnterpriseFinancePage } from '@/components/finance/enterprise-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '企业财务' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <EnterpriseFinancePage face="ent" actor={await currentActor('ent')} id={(await params).id} params={await searchParams} />
}

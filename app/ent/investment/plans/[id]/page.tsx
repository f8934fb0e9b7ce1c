import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { PlanPage } from '@/components/investment/plan-page'

export const metadata: Metadata = { title: '年度投资计划' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <PlanPage face="ent" actor={await currentActor('ent')} id={(await params).id} />
}

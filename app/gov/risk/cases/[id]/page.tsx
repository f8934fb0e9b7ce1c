import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { CasePage } from '@/components/risk/case-page'

export const metadata: Metadata = { title: '风险线索' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CasePage face="gov" actor={await currentActor('gov')} id={(await params).id} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { IndicatorDraftPage } from '@/components/finance/indicator/draft-page'

export const metadata: Metadata = { title: '指标修改' }

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <IndicatorDraftPage actor={await currentActor('gov')} code={(await params).code} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ModelPage } from '@/components/risk/model-page'

export const metadata: Metadata = { title: '风险模型' }

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <ModelPage actor={await currentActor('gov')} code={(await params).code.slice(0, 12)} />
}

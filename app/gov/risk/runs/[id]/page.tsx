import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { RunPage } from '@/components/risk/run-page'

export const metadata: Metadata = { title: '模型运行' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <RunPage actor={await currentActor('gov')} id={(await params).id} />
}

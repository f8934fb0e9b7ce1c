import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ExpertPage } from '@/components/procurement/profile/expert-page'

export const metadata: Metadata = { title: '评标专家' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ExpertPage actor={await currentActor('gov')} id={(await params).id} />
}

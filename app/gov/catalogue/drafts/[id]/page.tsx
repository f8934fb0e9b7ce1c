import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { DraftPage } from '@/components/catalogue/draft-page'

export const metadata: Metadata = { title: '草稿' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DraftPage actor={await currentActor('gov')} id={(await params).id} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ListDraftPage } from '@/components/investment/list-draft-page'

export const metadata: Metadata = { title: '投资负面清单修改' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ListDraftPage actor={await currentActor('gov')} id={(await params).id} />
}

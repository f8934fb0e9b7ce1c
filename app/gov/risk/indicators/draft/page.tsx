import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { TreeDraftPage } from '@/components/risk/tree/tree-draft-page'

export const metadata: Metadata = { title: '指标体系修改' }

export default async function Page() {
  return <TreeDraftPage actor={await currentActor('gov')} />
}

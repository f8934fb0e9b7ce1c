import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { TreePage } from '@/components/risk/tree/tree-page'

export const metadata: Metadata = { title: '指标体系' }

export default async function Page() {
  return <TreePage actor={await currentActor('gov')} />
}

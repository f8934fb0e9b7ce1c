import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { LearnedPage } from '@/components/risk/learned-page'

export const metadata: Metadata = { title: '学习模型' }

export default async function Page() {
  return <LearnedPage actor={await currentActor('gov')} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { PublishPage } from '@/components/identity/notices/publish-page'

export const metadata: Metadata = { title: '发布公告' }

export default async function Page() {
  return <PublishPage actor={await currentActor('gov')} />
}

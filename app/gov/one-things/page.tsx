import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { OneThingsPage } from '@/components/matters/hall/one-things-page'

export const metadata: Metadata = { title: '一件事' }

export default async function Page() {
  return <OneThingsPage face="gov" actor={await currentActor('gov')} />
}

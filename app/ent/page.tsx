import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { HomePage } from '@/components/matters/home-page'

export const metadata: Metadata = { title: '我的桌面' }

export default async function Page() {
  return <HomePage face="ent" actor={await currentActor('ent')} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { SettingsPage } from '@/components/identity/own/settings-page'

export const metadata: Metadata = { title: '个人设置' }

export default async function Page() {
  return <SettingsPage face="gov" actor={await currentActor('gov')} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { DelegationPage } from '@/components/identity/own/delegation-page'

export const metadata: Metadata = { title: '委托代办' }

export default async function Page() {
  return <DelegationPage actor={await currentActor('gov')} />
}

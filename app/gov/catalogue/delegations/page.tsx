import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { DelegationsPage } from '@/components/catalogue/delegations/delegations-page'

export const metadata: Metadata = { title: '授权放权清单' }

export default async function Page() {
  return <DelegationsPage actor={await currentActor('gov')} />
}

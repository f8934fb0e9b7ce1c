import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { OwnDelegationsPage } from '@/components/catalogue/delegations/own-delegations-page'

export const metadata: Metadata = { title: '授权放权清单' }

export default async function Page() {
  return <OwnDelegationsPage actor={await currentActor('ent')} />
}

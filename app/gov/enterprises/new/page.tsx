import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { EnterpriseNewPage } from '@/components/identity/enterprises/enterprise-new-page'

export const metadata: Metadata = { title: '登记企业' }

export default async function Page() {
  return <EnterpriseNewPage actor={await currentActor('gov')} />
}

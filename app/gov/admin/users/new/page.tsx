import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { AccountNewPage } from '@/components/identity/accounts/account-new-page'

export const metadata: Metadata = { title: '开通账号' }

export default async function Page() {
  return <AccountNewPage actor={await currentActor('gov')} />
}

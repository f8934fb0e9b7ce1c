import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { AccountPage } from '@/components/identity/accounts/account-page'

export const metadata: Metadata = { title: '账号' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AccountPage actor={await currentActor('gov')} id={(await params).id} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { AccountPage } from '@/components/treasury/account-page'

export const metadata: Metadata = { title: '银行账户' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AccountPage face="gov" actor={await currentActor('gov')} id={(await params).id} />
}

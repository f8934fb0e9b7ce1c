import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { StaffNewPage } from '@/components/identity/accounts/staff-new-page'

export const metadata: Metadata = { title: '开通账号' }

export default async function Page() {
  return <StaffNewPage path="/ent/staff" actor={await currentActor('ent')} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { StaffRecordPage } from '@/components/identity/accounts/staff-record-page'

export const metadata: Metadata = { title: '账号' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <StaffRecordPage path="/ent/staff" actor={await currentActor('ent')} id={(await params).id} />
}

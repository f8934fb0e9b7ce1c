import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { PaymentPage } from '@/components/procurement/matching/payment-page'

export const metadata: Metadata = { title: '合同付款核对' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <PaymentPage face="ent" actor={await currentActor('ent')} id={(await params).id} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { AlertPage } from '@/components/treasury/alert-page'

export const metadata: Metadata = { title: '大额支付监测' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AlertPage face="ent" actor={await currentActor('ent')} id={(await params).id} />
}

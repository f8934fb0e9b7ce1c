import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { AlertPage } from '@/components/treasury/alert-page'

export const metadata: Metadata = { title: '大额支付监测' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AlertPage face="gov" actor={await currentActor('gov')} id={(await params).id} />
}

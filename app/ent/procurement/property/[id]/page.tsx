import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { TradePage } from '@/components/procurement/property/trade-page'

export const metadata: Metadata = { title: '产权交易项目' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <TradePage face="ent" actor={await currentActor('ent')} id={(await params).id} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { PartyPage } from '@/components/procurement/party-page'

export const metadata: Metadata = { title: '市场主体' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <PartyPage face="gov" actor={await currentActor('gov')} id={(await params).id} />
}

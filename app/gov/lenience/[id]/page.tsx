import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { LeniencePage } from '@/components/lenience/lenience-page'

export const metadata: Metadata = { title: '首违不罚' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <LeniencePage face="gov" actor={await currentActor('gov')} id={(await params).id} />
}

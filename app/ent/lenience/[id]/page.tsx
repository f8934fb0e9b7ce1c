import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { LeniencePage } from '@/components/lenience/lenience-page'

export const metadata: Metadata = { title: '提示与通报' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <LeniencePage face="ent" actor={await currentActor('ent')} id={(await params).id} />
}

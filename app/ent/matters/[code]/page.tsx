import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { GuidePage } from '@/components/matters/hall/guide-page'

export const metadata: Metadata = { title: '办事指南' }

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <GuidePage face="ent" actor={await currentActor('ent')} code={decodeURIComponent((await params).code)} />
}

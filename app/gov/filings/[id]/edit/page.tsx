import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FilingEditPage } from '@/components/matters/editor/filing-edit-page'

export const metadata: Metadata = { title: '填报' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <FilingEditPage face="gov" actor={await currentActor('gov')} id={(await params).id} onward={null} />
}

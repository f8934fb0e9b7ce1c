import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { MainBusinessPage } from '@/components/investment/main-business/record-page'

export const metadata: Metadata = { title: '主责主业' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <MainBusinessPage face="gov" actor={await currentActor('gov')} id={(await params).id} />
}

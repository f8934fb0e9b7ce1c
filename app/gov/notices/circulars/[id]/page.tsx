import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { CircularPage } from '@/components/identity/notices/circular-page'

export const metadata: Metadata = { title: '公告' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ tab?: string }> }

export default async function Page({ params, searchParams }: Props) {
  return <CircularPage face="gov" actor={await currentActor('gov')} id={(await params).id} tab={(await searchParams).tab} />
}

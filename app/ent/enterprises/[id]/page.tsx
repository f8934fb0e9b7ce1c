import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { EnterprisePage } from '@/components/identity/enterprises/enterprise-page'

export const metadata: Metadata = { title: '企业档案' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ tab?: string }> }

export default async function Page({ params, searchParams }: Props) {
  return <EnterprisePage face="ent" actor={await currentActor('ent')} id={(await params).id} tab={(await searchParams).tab} />
}

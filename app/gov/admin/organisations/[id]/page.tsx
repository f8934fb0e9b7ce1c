import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { OrganisationPage } from '@/components/identity/register/organisation-page'

export const metadata: Metadata = { title: '企业资料' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <OrganisationPage actor={await currentActor('gov')} id={(await params).id} />
}

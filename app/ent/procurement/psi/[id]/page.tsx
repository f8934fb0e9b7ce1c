import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { PsiPage } from '@/components/procurement/psi/psi-page'

export const metadata: Metadata = { title: '隐私比对' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <PsiPage actor={await currentActor('ent')} id={(await params).id} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { PsiListPage } from '@/components/procurement/psi/psi-list-page'

export const metadata: Metadata = { title: '隐私比对' }

export default async function Page() {
  return <PsiListPage actor={await currentActor('ent')} />
}

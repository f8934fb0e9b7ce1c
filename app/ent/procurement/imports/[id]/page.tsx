import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ImportPage } from '@/components/procurement/import-page'

export const metadata: Metadata = { title: '采购数据报送' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ImportPage actor={await currentActor('ent')} id={(await params).id} />
}

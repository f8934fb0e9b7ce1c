import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { MappingPage } from '@/components/procurement/mapping/mapping-page'

export const metadata: Metadata = { title: '字段映射' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <MappingPage actor={await currentActor('ent')} id={(await params).id} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { MappingListPage } from '@/components/procurement/mapping/mapping-list-page'

export const metadata: Metadata = { title: '字段映射' }

export default async function Page() {
  return <MappingListPage actor={await currentActor('ent')} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { FilingEditPage } from '@/components/matters/editor/filing-edit-page'

export const metadata: Metadata = { title: '填报' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ for?: string | string[] }> }

export default async function Page({ params, searchParams }: Props) {
  const onward = (await searchParams).for
  const known = typeof onward === 'string' && /^[0-9a-f-]{36}$/.test(onward) ? onward : null
  return <FilingEditPage face="ent" actor={await currentActor('ent')} id={(await params).id} onward={known} />
}

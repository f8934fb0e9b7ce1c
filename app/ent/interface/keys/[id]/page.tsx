import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '@/app/session'
import { KeyRecordPage } from '@/components/interface/key-record-page'
import { isId } from '@/lib/platform/id'

export const metadata: Metadata = { title: '接口密钥' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!isId(id)) notFound()
  return <KeyRecordPage actor={await currentActor('ent')} id={id} />
}

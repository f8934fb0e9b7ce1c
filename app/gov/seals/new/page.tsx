import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '@/app/session'
import { PageFrame } from '@/components/patterns/page-frame'
import { SealRequestForm } from '@/components/seal/request-form'
import { may } from '@/lib/kernel/actor'

export const metadata: Metadata = { title: '申请用印' }

export default async function Page() {
  if (!may(await currentActor('gov'), 'seal.request')) notFound()
  return (
    <PageFrame title="申请用印" crumbs={[{ label: '用印管理', href: '/gov/seals' }, { label: '申请用印' }]}>
      <SealRequestForm />
    </PageFrame>
  )
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ParameterPage } from '@/components/identity/register/parameter-page'

export const metadata: Metadata = { title: '参数' }

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <ParameterPage actor={await currentActor('gov')} code={(await params).code} />
}

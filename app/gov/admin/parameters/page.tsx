import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ParametersPage } from '@/components/identity/register/parameters-page'

export const metadata: Metadata = { title: '参数管理' }

export default async function Page() {
  return <ParametersPage actor={await currentActor('gov')} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { RulesPage } from '@/components/treasury/rules-page'

export const metadata: Metadata = { title: '监测规则' }

export default async function Page() {
  return <RulesPage actor={await currentActor('gov')} />
}

import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { SealKeysPage } from '@/components/seal/seal-keys-page'

export const metadata: Metadata = { title: '印章密钥' }

export default async function Page() {
  return <SealKeysPage actor={await currentActor('gov')} />
}

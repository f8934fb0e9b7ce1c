import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { KeyNewPage } from '@/components/interface/key-new-page'

export const metadata: Metadata = { title: '开通接口密钥' }

export default async function Page() {
  return <KeyNewPage actor={await currentActor('ent')} />
}

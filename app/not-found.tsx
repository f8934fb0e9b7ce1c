import type { Metadata } from 'next'
import { connection } from 'next/server'
import { NotFoundNotice } from '@/components/shell/not-found-notice'

export const metadata: Metadata = { title: '未找到' }

/** Outside the faces; inside them the frame stays around the same words. Made for each request: its scripts carry the nonce of the answer. */
export default async function NotFound() {
  await connection()
  return (
    <main>
      <NotFoundNotice />
    </main>
  )
}

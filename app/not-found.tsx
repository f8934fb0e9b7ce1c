import type { Metadata } from 'next'
import { NotFoundNotice } from '@/components/shell/not-found-notice'

export const metadata: Metadata = { title: '未找到' }

/** Outside the faces; inside them the frame stays around the same words. */
export default function NotFound() {
  return (
    <main>
      <NotFoundNotice />
    </main>
  )
}

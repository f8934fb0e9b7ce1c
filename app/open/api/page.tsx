import type { Metadata } from 'next'
import { ReferencePage } from '@/components/reference/reference-page'

export const metadata: Metadata = { title: '开放接口文档' }
// The nonce of the page's scripts is of each answer.
export const dynamic = 'force-dynamic'

/** The reference of the open interface, for anybody; it says how to ask and nothing of what there is. */
export default function Page() {
  return <ReferencePage />
}

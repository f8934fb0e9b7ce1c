import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ReportPage } from '@/components/treasury/report-page'

export const metadata: Metadata = { title: '报送司库数据' }

export default async function Page() {
  return <ReportPage actor={await currentActor('ent')} />
}

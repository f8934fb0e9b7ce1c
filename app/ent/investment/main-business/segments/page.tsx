import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { SegmentsPage } from '@/components/investment/main-business/segments-page'

export const metadata: Metadata = { title: '报送分板块数据' }

export default async function Page({ searchParams }: { searchParams: Promise<{ year?: string | string[] }> }) {
  const { year } = await searchParams
  return <SegmentsPage actor={await currentActor('ent')} year={Array.isArray(year) ? year[0] : year} />
}

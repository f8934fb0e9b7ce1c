import type { Metadata } from 'next'
import { callerAddress } from '@/app/auth'
import { PublicNotices } from '@/components/procurement/public-notices'
import { isRefusal } from '@/lib/kernel/refusal'
import { publicNotices } from '@/lib/procurement/public-notices'

export const metadata: Metadata = { title: '采购信息公开' }

const stages = ['all', 'result', 'contract'] as const

/** Notices, results and contracts of purchases for anybody, without signing in. */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const given = await searchParams
  const one = (name: string) => [given[name]].flat()[0]?.slice(0, 300) ?? ''
  const stage = stages.find((each) => each === one('stage')) ?? 'all'
  const asked = { words: one('q').trim().slice(0, 60).replaceAll('\0', ''), stage, cursor: one('after') || one('before') || undefined }
  try {
    return <PublicNotices asked={asked} page={await publicNotices(asked, await callerAddress(), new Date())} />
  } catch (failure) {
    if (!isRefusal(failure)) throw failure
    return <PublicNotices asked={asked} page={{ rows: [], next: null, previous: null }} trouble={failure.message} />
  }
}

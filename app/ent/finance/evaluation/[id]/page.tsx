import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ScoreSheetPage } from '@/components/finance/evaluation/score-sheet-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '评分表' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function Page({ params, searchParams }: Props) {
  return <ScoreSheetPage face="ent" actor={await currentActor('ent')} id={(await params).id} params={await searchParams} />
}

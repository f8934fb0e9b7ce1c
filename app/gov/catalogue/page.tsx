import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { CataloguePage } from '@/components/catalogue/catalogue-page'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

export const metadata: Metadata = { title: '事项目录管理' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <CataloguePage actor={await currentActor('gov')} params={await searchParams} />
}

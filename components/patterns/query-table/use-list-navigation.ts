import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { type Change, listHref } from '@/components/patterns/query-table/list-href'
import type { SearchParams } from '@/components/patterns/query-table/list-state'

/** Changes the list by changing its address; `pending` until the new rows are there. */
export function useListNavigation(path: string, params: SearchParams) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const go = (change: Change) => start(() => router.push(listHref(path, params, change), { scroll: false }))
  return { go, pending }
}

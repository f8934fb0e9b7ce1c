import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { addDays, isDate } from '@/lib/kernel/workday'
import { isId } from '@/lib/platform/id'
import { type BoardScope, categories } from '@/lib/procurement/schema'

/** The scope of a board from its address; the last twelve months where nothing is said or it cannot be read. */
export function readBoardScope(params: SearchParams, today: string): BoardScope {
  const one = (key: string) => (typeof params[key] === 'string' ? params[key] : '')
  const [from, to] = [one('from'), one('to')]
  const good = isDate(from) && isDate(to) && from <= to
  const category = categories.find((each) => each === one('category'))
  return {
    from: good ? from : `${Number(today.slice(0, 4)) - 1}${addDays(today, 1).slice(4)}`,
    to: good ? to : today,
    ...(isId(one('org')) ? { orgId: one('org') } : {}),
    ...(category ? { category } : {}),
  }
}

/** The ledger with the filter of a figure. */
export function ledgerHref(face: 'gov' | 'ent', scope: BoardScope, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ notice: `${scope.from}~${scope.to}` })
  if (scope.orgId) query.set('org', scope.orgId)
  if (scope.category) query.set('category', scope.category)
  for (const [key, value] of Object.entries(more)) query.set(key, value)
  return `/${face}/procurement/tenders?${query}`
}

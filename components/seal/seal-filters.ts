import type { FilterDefinition, ListState } from '@/components/patterns/query-table/list-state'
import { sealBases, sealKinds } from '@/lib/matters/seal/schema'

const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** What the register of uses can be narrowed by. */
export const sealFilters: FilterDefinition[] = [
  { key: 'sealed', label: '时间', kind: 'date', pinned: true },
  { key: 'kind', label: '用印类别', kind: 'select', pinned: true, options: options(sealKinds) },
  { key: 'basis', label: '用印依据', kind: 'select', pinned: true, options: options(sealBases) },
]

/** The state of the list as the query's filter. */
export function sealFilter(state: ListState, size: number) {
  const [from, to] = state.filters.sealed ?? []
  return {
    tab: state.tab ?? 'done',
    words: state.q.slice(0, 100) || undefined,
    kind: state.filters.kind?.[0] || undefined,
    basis: state.filters.basis?.[0] || undefined,
    from: from || undefined,
    to: to || undefined,
    size,
    cursor: state.after ?? state.before ?? undefined,
  }
}

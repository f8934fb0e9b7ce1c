import type { FilterDefinition, ListState } from '@/components/patterns/query-table/list-state'
import { districts } from '@/lib/identity/districts'
import { matterKinds } from '@/lib/matters/schema'
import { filingStatuses } from '@/lib/matters/status'

export type FilterChoices = {
  matters: readonly { code: string; name: string }[]
  departments: readonly { code: string; name: string }[]
  groups: readonly { id: string; name: string }[]
}

/** What the ledger of filings can be narrowed by. */
export function filingFilters({ matters, departments, groups }: FilterChoices): FilterDefinition[] {
  return [
    { key: 'group', label: '企业', kind: 'select', pinned: true, options: groups.map((group) => ({ value: group.id, label: group.name })) },
    {
      key: 'matter',
      label: '事项',
      kind: 'select',
      pinned: true,
      options: matters.map((matter) => ({ value: matter.code, label: matter.name, note: matter.code })),
    },
    { key: 'arrived', label: '到达', kind: 'date', pinned: true },
    { key: 'amountFrom', label: '金额 ≥', kind: 'amount', unit: '万元' },
    { key: 'line', label: '主办处室', kind: 'select', options: departments.map((one) => ({ value: one.code, label: one.name })) },
    { key: 'kind', label: '类型', kind: 'select', options: matterKinds.map((kind) => ({ value: kind, label: kind })) },
    {
      key: 'status',
      label: '状态',
      kind: 'select',
      options: Object.entries(filingStatuses).map(([value, { label }]) => ({ value, label })),
    },
    { key: 'adcode', label: '注册地', kind: 'select', options: districts.map((one) => ({ value: one.adcode, label: one.name })) },
    {
      key: 'onTime',
      label: '是否按时',
      kind: 'select',
      options: [
        { value: 'yes', label: '按时' },
        { value: 'no', label: '超时' },
      ],
    },
    { key: 'org', label: '申报单位', kind: 'text', placeholder: '企业编号' },
    { key: 'target', label: '标的企业', kind: 'text', placeholder: '企业编号' },
  ]
}

const one = (state: ListState, key: string) => state.filters[key]?.[0] || undefined

/** The state of the list as the query's filter. */
export function filingFilter(state: ListState, size: number) {
  const [from, to] = state.filters.arrived ?? []
  return {
    tab: state.tab ?? 'all',
    words: state.q || undefined,
    ...Object.fromEntries(
      ['group', 'matter', 'line', 'kind', 'status', 'adcode', 'onTime', 'amountFrom', 'org', 'target'].map((key) => [key, one(state, key)]),
    ),
    from: from || undefined,
    to: to || undefined,
    sort: state.sort?.key ?? 'arrived',
    direction: state.sort && !state.sort.descending ? 'asc' : 'desc',
    size,
    cursor: state.after ?? state.before ?? undefined,
  }
}

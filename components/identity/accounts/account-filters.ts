import type { FilterDefinition, ListState } from '@/components/patterns/query-table/list-state'
import { accountStatusNames } from '@/lib/identity/schema'

type Role = { code: string; name: string }

const kinds = [
  { value: 'sasac', label: '市国资委' },
  { value: 'enterprise', label: '企业' },
  { value: 'district', label: '区（市）国资' },
  { value: 'external', label: '外部单位' },
]

/** What a list of accounts can be narrowed by; the kind of organisation only where there are several. */
export function accountFilters(roles: readonly Role[], everywhere: boolean): FilterDefinition[] {
  return [
    ...(everywhere ? [{ key: 'kind', label: '单位类别', kind: 'select', pinned: true, options: kinds } as const] : []),
    { key: 'role', label: '岗位', kind: 'select', pinned: true, options: roles.map(({ code, name }) => ({ value: code, label: name })) },
    {
      key: 'status',
      label: '状态',
      kind: 'select',
      pinned: true,
      options: Object.entries(accountStatusNames).map(([value, label]) => ({ value, label })),
    },
    { key: 'locked', label: '登录锁定', kind: 'toggle' },
  ]
}

/** The query's input of a list state. */
export function accountInput(state: ListState, size: number) {
  return {
    words: state.q.slice(0, 60) || undefined,
    kind: state.filters.kind?.[0],
    role: state.filters.role?.[0],
    status: state.filters.status?.[0],
    locked: state.filters.locked !== undefined,
    size,
    cursor: state.after ?? state.before ?? undefined,
  }
}

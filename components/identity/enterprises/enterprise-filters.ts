import type { FilterDefinition, ListState } from '@/components/patterns/query-table/list-state'
import { cityAdcode, districtName, districts } from '@/lib/identity/districts'
import type { OrgFilter } from '@/lib/identity/queries/organisations'

const levelNames = ['一级（集团）', '二级', '三级', '四级', '五级']
const places = [{ adcode: cityAdcode }, ...districts]

/** What the register can be narrowed by; all of it stands in the address and in the export. */
export const enterpriseFilters: readonly FilterDefinition[] = [
  {
    key: 'level',
    label: '级次',
    kind: 'select',
    pinned: true,
    options: levelNames.map((label, index) => ({ value: String(index + 1), label })),
  },
  {
    key: 'adcode',
    label: '注册地',
    kind: 'select',
    pinned: true,
    options: places.map(({ adcode }) => ({ value: adcode, label: districtName(adcode) })),
  },
  {
    key: 'status',
    label: '状态',
    kind: 'select',
    pinned: true,
    options: ['存续', '拟注销', '已注销', '停业', '境外', '上市'].map((value) => ({ value, label: value })),
  },
  {
    key: 'owner',
    label: '监管层级',
    kind: 'select',
    options: [
      { value: 'city', label: '市属' },
      { value: 'district', label: '区（市）属' },
    ],
  },
]

/** The query's filter of a list state; `parent` is the step of the tree one stands on. */
export function enterpriseFilter(state: ListState, parent: string | undefined): OrgFilter {
  const one = (key: string) => state.filters[key]?.[0]
  return {
    parent,
    words: state.q.slice(0, 60) || undefined,
    level: one('level') ? Number(one('level')) : undefined,
    adcode: one('adcode'),
    status: one('status') as OrgFilter['status'],
    owner: one('owner') as OrgFilter['owner'],
  }
}

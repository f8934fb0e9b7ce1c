import { DepartmentsTable } from '@/components/identity/register/departments-table'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import { cityAdcode, districtName, districts } from '@/lib/identity/districts'
import { departmentList, registerList } from '@/lib/identity/queries/register'
import type { Actor } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }
type Row = { id: string; code: string; name: string; shortName: string; level: number; adcode: string; legalPerson: string; status: string }

const path = '/gov/admin/organisations'
const filters: FilterDefinition[] = [
  {
    key: 'adcode',
    label: '注册地',
    kind: 'select',
    pinned: true,
    options: [{ adcode: cityAdcode }, ...districts].map(({ adcode }) => ({ value: adcode, label: districtName(adcode) })),
  },
  {
    key: 'owner',
    label: '监管层级',
    kind: 'select',
    pinned: true,
    options: [
      { value: 'city', label: '市属' },
      { value: 'district', label: '区（市）属' },
    ],
  },
]
const tabs = [
  { value: 'enterprises', label: '企业' },
  { value: 'departments', label: '处室' },
]

/** Basic data of enterprises and departments, for the system administrator. */
export async function OrganisationsPage({ actor, params }: Props) {
  const memory = await tablePreferences('admin-organisations')
  const state = readListState(params, { filters, tabs: tabs.map((tab) => tab.value) })
  const input = {
    words: state.q.slice(0, 60) || undefined,
    adcode: state.filters.adcode?.[0],
    owner: state.filters.owner?.[0],
    size: memory.size,
    cursor: state.after ?? state.before ?? undefined,
  }
  const { list, departments } = await found(
    runTogether(actor, async (ask) => ({
      list: await ask(registerList, input),
      departments: state.tab === 'departments' ? await ask(departmentList, {}) : null,
    })),
  )
  if (departments) return <DepartmentsTable path={path} tabs={tabs} departments={departments} />
  return (
    <QueryTable
      id="admin-organisations"
      title="机构管理"
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      unit="户"
      {...{ path, params, state, memory, tabs, filters, columns }}
      search="企业名称、简称、统一社会信用代码"
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${path}/${row.id}`}
      page={list}
      empty={{ title: '还没有企业', note: '企业名录随初始化导入。' }}
    />
  )
}

const columns: Column<Row>[] = [
  { key: 'name', title: '企业', hideable: false, wrap: true, mobile: 'title', render: (row) => row.name, sub: (row) => row.code },
  {
    key: 'status',
    title: '状态',
    mobile: 'mark',
    render: (row) => <Status tone={row.status === '存续' ? 'ok' : 'warn'}>{row.status}</Status>,
  },
  { key: 'short', title: '简称', render: (row) => row.shortName },
  { key: 'level', title: '级次', render: (row) => `${row.level} 级` },
  { key: 'place', title: '注册地', render: (row) => districtName(row.adcode) },
  { key: 'legal', title: '法定代表人', render: (row) => row.legalPerson || '—' },
]

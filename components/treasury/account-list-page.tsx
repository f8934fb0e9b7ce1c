import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { orgOf } from '@/components/treasury/words'
import { Status } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type AccountRow, bankAccountList } from '@/lib/treasury/queries/accounts'
import { accountKinds, accountStatuses } from '@/lib/treasury/schema'

const same = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
const filters: FilterDefinition[] = [
  { key: 'kind', label: '账户类型', kind: 'select', pinned: true, options: same(accountKinds) },
  { key: 'status', label: '状态', kind: 'select', pinned: true, options: same(accountStatuses) },
  {
    key: 'linked',
    label: '银企直联',
    kind: 'select',
    options: [
      { value: '1', label: '直联' },
      { value: '0', label: '未直联' },
    ],
  },
]

/** 银行账户: every account of the asker's enterprises, its number masked. */
export async function AccountListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`treasury-accounts-${face}`)
  const state = readListState(params, { filters })
  const list = await found(
    runQuery(bankAccountList, actor, {
      kind: state.filters.kind?.[0],
      status: state.filters.status?.[0],
      linked: state.filters.linked?.[0],
      orgId: orgOf(params),
      words: state.q.slice(0, 60),
      cursor: state.after ?? state.before ?? undefined,
      size: memory.size,
    }),
  )
  return (
    <QueryTable
      id={`treasury-accounts-${face}`}
      path={`/${face}/treasury/accounts`}
      {...{ params, state, memory, filters }}
      title="银行账户"
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '银行账户' }]}
      count={list.count}
      unit="个"
      search="企业、开户行、账号尾号"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.orgName} ${row.bank}`}
      rowHref={(row) => `/${face}/treasury/accounts/${row.id}`}
      page={list}
      empty={{ title: '没有银行账户', note: '企业登记的账户会列在这里。' }}
    />
  )
}

const tones = { 正常: 'ok', 久悬: 'notice', 冻结: 'danger', 销户: 'neutral' } as const

const columns: Column<AccountRow>[] = [
  { key: 'org', title: '开户企业', hideable: false, mobile: 'title', render: (row) => row.orgName },
  { key: 'bank', title: '开户行', wrap: true, render: (row) => row.bank, sub: (row) => row.number },
  { key: 'kind', title: '类型', render: (row) => row.kind },
  {
    key: 'status',
    title: '状态',
    mobile: 'mark',
    render: (row) => <Status tone={tones[row.status as keyof typeof tones]}>{row.status}</Status>,
  },
  { key: 'linked', title: '直联', render: (row) => (row.linked ? '直联' : '手工') },
  {
    key: 'balance',
    title: '余额（万元）',
    align: 'right',
    render: (row) => <Money cents={row.balance} missing="未报送" />,
    sub: (row) => (row.below ? '低于预警额度' : row.onDate),
  },
  { key: 'available', title: '可用（万元）', align: 'right', render: (row) => <Money cents={row.available} missing="未报送" /> },
  { key: 'opened', title: '开户日期', render: (row) => row.openedOn },
]

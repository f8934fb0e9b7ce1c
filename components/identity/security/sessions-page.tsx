import { revokeSessionAction } from '@/app/actions/admin-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import { liveSessions, type SessionRow } from '@/lib/identity/queries/sessions'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

const kindNames: Readonly<Record<string, string>> = { web: '网页', api: '接口', job: '任务' }
const pendingNames: Readonly<Record<string, string>> = {
  second_factor: '待动态口令',
  enrol_factor: '待登记动态口令',
  change_password: '待改密',
}
const filters: FilterDefinition[] = [
  {
    key: 'kind',
    label: '类别',
    kind: 'select',
    pinned: true,
    options: Object.entries(kindNames).map(([value, label]) => ({ value, label })),
  },
]

/** Everybody who is signed in, for the security administrator. */
export async function SessionsPage({ actor, params }: Props) {
  const memory = await tablePreferences('admin-sessions')
  const state = readListState(params, { filters })
  const input = {
    words: state.q.slice(0, 60) || undefined,
    kind: state.filters.kind?.[0],
    size: memory.size,
    cursor: state.after ?? state.before ?? undefined,
  }
  const list = await found(runQuery(liveSessions, actor, input))
  return (
    <QueryTable
      id="admin-sessions"
      title="在线会话"
      count={{ value: list.count, capped: false }}
      unit="个"
      note="空闲 30 分钟或登录满 12 小时自动结束"
      path="/gov/admin/sessions"
      {...{ params, state, memory, filters, columns }}
      search="姓名、账号名"
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.userName}
      page={list}
      empty={{ title: '没有在线会话' }}
    />
  )
}

const columns: Column<SessionRow>[] = [
  {
    key: 'person',
    title: '人员',
    hideable: false,
    mobile: 'title',
    render: (row) => row.userName,
    sub: (row) => `${row.orgName} · ${row.login}`,
  },
  {
    key: 'state',
    title: '状态',
    mobile: 'mark',
    render: (row) =>
      row.current ? (
        <Status tone="brand">当前会话</Status>
      ) : row.pending ? (
        <Status tone="notice">{pendingNames[row.pending] ?? row.pending}</Status>
      ) : (
        <Status tone="ok" shape="check">
          在线
        </Status>
      ),
  },
  { key: 'kind', title: '类别', render: (row) => kindNames[row.kind] ?? row.kind },
  { key: 'device', title: '设备', render: (row) => row.device },
  { key: 'ip', title: '地址', render: (row) => row.ip ?? '—' },
  { key: 'created', title: '登录时间', render: (row) => <DateTime iso={row.createdAt} /> },
  { key: 'seen', title: '最近操作', render: (row) => <DateTime iso={row.lastSeenAt} /> },
  {
    key: 'do',
    title: '操作',
    align: 'right',
    hideable: false,
    render: (row) =>
      !row.current && (
        <ActionDialog
          label="终止"
          ariaLabel={`终止${row.userName}的会话`}
          size="sm"
          tone="danger"
          title="终止会话"
          intro={`${row.userName} 在 ${row.device} 上的会话立即结束。`}
          fields={[{ key: 'reason', label: '原因', kind: 'text', required: true, maxLength: 200 }]}
          fixed={{ id: row.id }}
          submit="终止会话"
          danger
          action={revokeSessionAction}
        />
      ),
  },
]

import { redeliverOfficeAction, redeliverOneOfficeAction } from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { type OfficeType, officeTypes } from '@/lib/openapi/office/messages'
import { type OfficeLogRow, officeLog } from '@/lib/openapi/queries/office'
import { type DeliveryStatus, deliveryStatusCodes, deliveryStatuses } from '@/lib/openapi/schema'
import { countCap } from '@/lib/platform/paging'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams; path: string; tabs: readonly { value: string; label: string }[] }

const filters: FilterDefinition[] = [
  {
    ...{ key: 'status', label: '状态', kind: 'select', pinned: true },
    options: Object.entries(deliveryStatuses).map(([value, { label }]) => ({ value, label })),
  },
  {
    ...{ key: 'topic', label: '类别', kind: 'select', pinned: true },
    options: Object.entries(officeTypes).map(([value, label]) => ({ value, label })),
  },
]

/** Every message to the office app as it was sent, what was answered, and sending it again. */
export async function OfficeLogTab({ actor, params, path, tabs }: Props) {
  const memory = await tablePreferences('office-log')
  const state = readListState(params, { filters, tabs: tabs.map((tab) => tab.value) })
  const chosen = (key: string) => state.filters[key]?.[0]
  const list = await found(
    runQuery(officeLog, actor, {
      ...{ status: deliveryStatusCodes.find((code) => code === chosen('status')), topic: chosen('topic') },
      ...{ words: state.q.slice(0, 60) || undefined, size: memory.size, cursor: state.after ?? state.before ?? undefined },
    }),
  )
  return (
    <QueryTable
      {...{ id: 'office-log', title: '开放接口', path, params, state, memory, filters, columns, tabs: [...tabs] }}
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      unit="条"
      search="待办、消息标题"
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${typeName(row)} ${row.subject}`}
      page={list}
      batch={{
        actions: [{ key: 'redeliver', label: '重新推送', confirm: '重新推送选中的 {n} 条消息？消息编号不变，已处理过的接收方应当拒收。' }],
        run: redeliverOfficeAction,
      }}
      empty={{ title: '还没有推送记录', note: '设置山东通推送并导入人员标识后，推送的每一条消息列在这里；记录保留 90 天。' }}
    />
  )
}

/** One entry a line, for reading; what was sent is the same without the spaces. */
const laidOut = (body: string) => JSON.stringify(JSON.parse(body), null, 1)

const typeName = (row: OfficeLogRow) => officeTypes[row.topic as OfficeType] ?? row.topic
const shapes = { waiting: 'dot', delivered: 'check', given_up: 'stop', cancelled: 'ban' } as const

const columns: Column<OfficeLogRow>[] = [
  { key: 'topic', title: '消息', hideable: false, mobile: 'title', wrap: true, render: (row) => row.subject, sub: typeName },
  {
    ...{ key: 'status', title: '状态', mobile: 'mark' },
    render: ({ status }) => (
      <Status tone={deliveryStatuses[status as DeliveryStatus].tone} shape={shapes[status as DeliveryStatus]}>
        {deliveryStatuses[status as DeliveryStatus].label}
      </Status>
    ),
  },
  { key: 'at', title: '产生时间', render: (row) => <DateTime iso={row.createdAt} show="second" /> },
  { key: 'attempts', title: '已推送（次）', align: 'right', render: (row) => row.attempts },
  {
    ...{ key: 'answer', title: '应答', wrap: true },
    render: (row) => row.lastError ?? (row.responseCode === null ? '—' : `返回 ${row.responseCode}`),
    sub: (row) => row.lastAt && <DateTime iso={row.lastAt} show="second" />,
  },
  { key: 'next', title: '下次推送', render: (row) => (row.nextAt ? <DateTime iso={row.nextAt} show="second" /> : '—') },
  {
    ...{ key: 'body', title: '报文', wrap: true },
    render: (row) => (
      <details>
        <summary className="cursor-pointer text-brand">查看</summary>
        <pre className="mt-1 w-88 max-w-full text-xs break-all whitespace-pre-wrap">{laidOut(row.body)}</pre>
      </details>
    ),
  },
  {
    ...{ key: 'do', title: '操作', align: 'right', hideable: false },
    render: (row) =>
      row.sendable && (
        <ActionDialog
          label="重新推送"
          ariaLabel={`重新推送 ${typeName(row)} ${row.subject}`}
          size="sm"
          title="重新推送"
          intro="消息编号不变，已处理过的接收方应当拒收。"
          fixed={{ id: row.id }}
          submit="重新推送"
          action={redeliverOneOfficeAction}
        />
      ),
  },
]

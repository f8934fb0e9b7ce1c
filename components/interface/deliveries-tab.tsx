import { redeliverAction, redeliverOneAction } from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { interfaceFrame, referenceLink, type TabProps, tabNames } from '@/components/interface/frame'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import { type DeliveryRow, deliveryList, webhookList } from '@/lib/openapi/queries/webhooks'
import { type DeliveryStatus, deliveryStatuses, pingTopic, topicName, webhookTopics } from '@/lib/openapi/schema'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

/** What was sent, what became of it, and sending it again. */
export async function DeliveriesTab({ actor, params }: TabProps) {
  const memory = await tablePreferences('interface-deliveries')
  const { filters, state, list } = await found(
    runTogether(actor, async (ask) => {
      const filters = filtersOf(await ask(webhookList, {}))
      const state = readListState(params, { filters, tabs: tabNames })
      const chosen = (key: string) => state.filters[key]?.[0]
      const narrowed = {
        endpoint: chosen('endpoint'),
        status: chosen('status'),
        topic: chosen('topic'),
        words: state.q.slice(0, 60) || undefined,
      }
      const list = await ask(deliveryList, { ...narrowed, size: memory.size, cursor: state.after ?? state.before ?? undefined })
      return { filters, state, list }
    }),
  )
  return (
    <QueryTable
      {...interfaceFrame}
      {...{ params, state, memory, filters, columns }}
      id="interface-deliveries"
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      unit="条"
      note={referenceLink}
      search="受理编号、事项名称"
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${topicName(row.topic)} ${row.subject}`}
      page={list}
      batch={{
        actions: [
          { key: 'redeliver', label: '重新投递', confirm: '重新投递选中的 {n} 条消息？消息编号不变，已处理过的接收系统应当拒收。' },
        ],
        run: redeliverAction,
      }}
      empty={{ title: '还没有投递记录', note: '登记回调后，办件有进展时在这里看到发出的每一条消息；记录保留 90 天。' }}
    />
  )
}

function filtersOf(endpoints: readonly { id: string; name: string }[]): FilterDefinition[] {
  const option = ([value, label]: readonly [string, string]) => ({ value, label })
  const statuses = Object.entries(deliveryStatuses).map(([value, { label }]) => option([value, label]))
  const topics = [...Object.entries(webhookTopics), [pingTopic, topicName(pingTopic)] as const].map(option)
  return [
    { key: 'status', label: '状态', kind: 'select', pinned: true, options: statuses },
    { key: 'topic', label: '类别', kind: 'select', pinned: true, options: topics },
    { key: 'endpoint', label: '回调', kind: 'select', options: endpoints.map((one) => option([one.id, one.name])) },
  ]
}

const shapes = { waiting: 'dot', delivered: 'check', given_up: 'stop', cancelled: 'ban' } as const

function DeliveryMark({ status }: { status: string }) {
  const known = status as DeliveryStatus
  return (
    <Status tone={deliveryStatuses[known].tone} shape={shapes[known]}>
      {deliveryStatuses[known].label}
    </Status>
  )
}

const columns: Column<DeliveryRow>[] = [
  { key: 'topic', title: '消息', hideable: false, mobile: 'title', render: (row) => topicName(row.topic), sub: (row) => row.subject },
  { key: 'status', title: '状态', mobile: 'mark', render: (row) => <DeliveryMark status={row.status} /> },
  { key: 'endpoint', title: '回调', render: (row) => row.endpointName },
  { key: 'at', title: '产生时间', render: (row) => <DateTime iso={row.createdAt} show="second" /> },
  { key: 'attempts', title: '已投递（次）', align: 'right', render: (row) => row.attempts },
  {
    key: 'answer',
    title: '应答',
    wrap: true,
    render: (row) => row.lastError ?? (row.responseCode === null ? '—' : `返回 ${row.responseCode}`),
    sub: (row) => row.lastAt && <DateTime iso={row.lastAt} show="second" />,
  },
  { key: 'next', title: '下次投递', render: (row) => (row.nextAt ? <DateTime iso={row.nextAt} show="second" /> : '—') },
  {
    key: 'do',
    title: '操作',
    align: 'right',
    hideable: false,
    render: (row) =>
      row.sendable && (
        <ActionDialog
          label="重新投递"
          ariaLabel={`重新投递 ${topicName(row.topic)} ${row.subject}`}
          size="sm"
          title="重新投递"
          intro="消息编号不变，已处理过的接收系统应当拒收。"
          fixed={{ id: row.id }}
          submit="重新投递"
          action={redeliverOneAction}
        />
      ),
  },
]

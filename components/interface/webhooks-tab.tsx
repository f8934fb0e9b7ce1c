import { createWebhookAction } from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { interfaceFrame, referenceLink, type TabProps, tabNames } from '@/components/interface/frame'
import { WebhookDoings } from '@/components/interface/webhook-doings'
import { webhookFields } from '@/components/interface/webhook-fields'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { readListState } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { keyChoices } from '@/lib/openapi/queries/keys'
import { type WebhookRow, webhookList } from '@/lib/openapi/queries/webhooks'
import { topicName } from '@/lib/openapi/schema'
import { runTogether } from '@/lib/platform/query'

const nowhere = { previous: null, next: null }

/** Where results are sent. */
export async function WebhooksTab({ actor, params }: TabProps) {
  const memory = await tablePreferences('interface-webhooks')
  const state = readListState(params, { tabs: tabNames })
  const { rows, people } = await found(
    runTogether(actor, async (ask) => ({ rows: await ask(webhookList, {}), people: (await ask(keyChoices, {})).people })),
  )
  const add = (
    <ActionDialog
      label="登记回调"
      tone="primary"
      title="登记回调"
      wide
      fields={webhookFields(people.map((one) => ({ value: one.id, label: `${one.name}（${one.org}）` })))}
      submit="登记回调"
      action={createWebhookAction}
    />
  )
  return (
    <QueryTable
      {...interfaceFrame}
      {...{ params, state, memory, columns, rows }}
      id="interface-webhooks"
      count={{ value: rows.length, capped: false }}
      unit="个回调"
      note={referenceLink}
      actions={add}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowTone={(row) => (row.enabled ? undefined : 'muted')}
      page={nowhere}
      empty={{ title: '还没有登记回调', note: '登记后，办件受理、补正、办结和文书制发时主动通知贵企业的信息系统。', actions: add }}
    />
  )
}

/** Up to two topics by name; of more the first and how many. All of them stand in the dialog. */
function topicsOf(topics: readonly string[]): string {
  const names = topics.map(topicName)
  return names.length > 2 ? `${names[0]}等 ${names.length} 类` : names.join('、')
}

const columns: Column<WebhookRow>[] = [
  {
    key: 'name',
    title: '回调',
    hideable: false,
    wrap: true,
    mobile: 'title',
    render: (row) => row.name,
    sub: (row) => <span className="break-all">{row.url}</span>,
  },
  {
    key: 'state',
    title: '状态',
    mobile: 'mark',
    render: (row) =>
      row.enabled ? (
        <Status tone="ok" shape="check">
          启用
        </Status>
      ) : (
        <Status shape="pause">停用</Status>
      ),
  },
  { key: 'topics', title: '通知类别', render: (row) => topicsOf(row.topics) },
  { key: 'person', title: '经办人', render: (row) => row.userName, sub: (row) => row.orgName },
  {
    key: 'waiting',
    title: '待投递（条）',
    align: 'right',
    render: (row) =>
      row.waiting > 0 ? <TextLink href={`/ent/interface?tab=deliveries&endpoint=${row.id}&status=waiting`}>{row.waiting}</TextLink> : '0',
  },
  {
    key: 'given-up',
    title: '已放弃（条）',
    align: 'right',
    render: (row) =>
      row.givenUp > 0 ? <TextLink href={`/ent/interface?tab=deliveries&endpoint=${row.id}&status=given_up`}>{row.givenUp}</TextLink> : '0',
  },
  {
    key: 'last',
    title: '最近送达',
    render: (row) => (row.lastDeliveredAt ? <DateTime iso={row.lastDeliveredAt} /> : <span className="text-muted">尚无</span>),
  },
  { key: 'do', title: '操作', align: 'right', hideable: false, render: (row) => <WebhookDoings row={row} /> },
]

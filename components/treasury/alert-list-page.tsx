import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { orgOf } from '@/components/treasury/words'
import { ButtonLink } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type AlertRow, alertList } from '@/lib/treasury/queries/alerts'
import { alertKinds, alertStatuses } from '@/lib/treasury/schema'

const filters: FilterDefinition[] = [
  {
    key: 'kind',
    label: '关注原因',
    kind: 'select',
    pinned: true,
    options: Object.entries(alertKinds).map(([value, label]) => ({ value, label })),
  },
]
const tabs = ['all', 'pending', 'open', 'asked', 'answered', 'closed'] as const

/** 大额支付监测: payments that have reasons to be looked at, the newest first. */
export async function AlertListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`treasury-payments-${face}`)
  const state = readListState(params, { filters, tabs: [...tabs] })
  const list = await found(
    runQuery(alertList, actor, {
      status: state.tab ?? 'all',
      kind: state.filters.kind?.[0],
      orgId: orgOf(params),
      words: state.q.slice(0, 60),
      cursor: state.after ?? state.before ?? undefined,
      size: memory.size,
    }),
  )
  const counts = new Map(list.tabs.map(({ status, n }) => [status, n]))
  const pending = list.tabs.reduce((sum, { status, n }) => sum + (status === 'closed' ? 0 : n), 0)
  return (
    <QueryTable
      id={`treasury-payments-${face}`}
      path={`/${face}/treasury/payments`}
      {...{ params, state, memory, filters }}
      title="大额支付监测"
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '大额支付监测' }]}
      count={list.count}
      unit="笔"
      tabs={tabs.map((value) =>
        value === 'all'
          ? { value, label: '全部' }
          : value === 'pending'
            ? { value, label: '未办结', count: pending }
            : { value, label: alertStatuses[value].label, count: counts.get(value) ?? 0 },
      )}
      search="企业、摘要、流水号"
      actions={
        <>
          {face === 'gov' && <ButtonLink href="/gov/treasury/rules">监测规则</ButtonLink>}
          {face === 'ent' && may(actor, 'treasury.report') && (
            <ButtonLink tone="primary" href="/ent/treasury/report">
              报送流水
            </ButtonLink>
          )}
        </>
      }
      columns={columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.orgName} ${row.summary}`}
      rowHref={(row) => `/${face}/treasury/payments/${row.id}`}
      page={list}
      empty={{ title: '没有需要关注的支付', note: '流水到达时按规则核对，有关注原因的会立即列在这里。' }}
    />
  )
}

function columns(face: 'gov' | 'ent'): Column<AlertRow>[] {
  return [
    { key: 'score', title: '评分', width: '4rem', align: 'right', mobile: 'mark', render: (row) => row.score },
    {
      key: 'summary',
      title: '摘要',
      hideable: false,
      wrap: true,
      mobile: 'title',
      render: (row) => row.summary,
      sub: (row) => row.reasons.map(({ text }) => text).join('；'),
    },
    ...(face === 'gov' ? ([{ key: 'org', title: '付款企业', render: (row) => row.orgName }] as Column<AlertRow>[]) : []),
    { key: 'amount', title: '金额（万元）', align: 'right', render: (row) => <Money cents={row.amount} /> },
    { key: 'payee', title: '收款方', render: (row) => row.payee },
    { key: 'at', title: '支付时间', render: (row) => <DateTime iso={row.at} /> },
    {
      key: 'kinds',
      title: '关注原因',
      wrap: true,
      render: (row) => (
        <span className="flex flex-wrap gap-1">
          {row.kinds.map((kind) => (
            <Status key={kind} tone="warn">
              {alertKinds[kind]}
            </Status>
          ))}
        </span>
      ),
    },
    {
      key: 'status',
      title: '状态',
      mobile: 'mark',
      render: (row) => <Status tone={alertStatuses[row.status].tone}>{alertStatuses[row.status].label}</Status>,
      sub: (row) => (row.status === 'asked' ? `期限 ${row.dueOn}` : null),
    },
  ]
}

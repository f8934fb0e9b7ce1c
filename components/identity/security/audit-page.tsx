import { AuditDetail } from '@/components/identity/security/audit-detail'
import { ChainPage } from '@/components/identity/security/chain-page'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import { subjectName } from '@/lib/identity/audit-words'
import { type AuditRow, auditChain, auditChoices, auditList } from '@/lib/identity/queries/audit'
import type { Actor } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

const path = '/gov/admin/audit'
const tabNames = [
  { value: 'lines', label: '日志' },
  { value: 'chain', label: '完整性' },
]

/** The audit trail for the auditor: every line, and whether the chain holds. */
export async function AuditPage({ actor, params }: Props) {
  const memory = await tablePreferences('admin-audit')
  const asked = await found(
    runTogether(actor, async (ask) => {
      const filters = filtersOf(await ask(auditChoices, {}))
      const state = readListState(params, { filters, tabs: ['lines', 'chain'] })
      if (state.tab === 'chain') return { chain: await ask(auditChain, { links: Number(params.links) || 1000 }) }
      const [from, to] = state.filters.at ?? []
      const input = {
        ...{ from: from || undefined, to: to || undefined, words: state.q.slice(0, 60) || undefined },
        ...{ action: state.filters.action?.[0], outcome: state.filters.outcome?.[0] },
        ...{ size: memory.size, cursor: state.after ?? state.before ?? undefined },
      }
      return { chain: null, filters, state, list: await ask(auditList, input) }
    }),
  )
  if (asked.chain) return <ChainPage chain={asked.chain} path={path} tabs={tabNames} />
  const { filters, state, list } = asked
  return (
    <QueryTable
      id="admin-audit"
      title="审计日志"
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      unit="条"
      tabs={tabNames}
      {...{ path, params, state, memory, filters, columns }}
      search="人员、地址、对象编号"
      rows={list.rows}
      rowKey={(row) => row.id}
      page={list}
      exportPath="/api/audit/export"
      empty={{ title: '还没有日志' }}
    />
  )
}

function filtersOf(actions: readonly { value: string; label: string }[]): FilterDefinition[] {
  return [
    { key: 'at', label: '时间', kind: 'date', pinned: true },
    { key: 'action', label: '操作', kind: 'select', pinned: true, options: actions },
    {
      key: 'outcome',
      label: '结果',
      kind: 'select',
      pinned: true,
      options: [
        { value: 'done', label: '成功' },
        { value: 'refused', label: '被拒绝' },
      ],
    },
  ]
}

const columns: Column<AuditRow>[] = [
  { key: 'at', title: '时间', width: '11rem', render: (row) => <DateTime iso={row.at} show="second" /> },
  { key: 'actor', title: '人员', render: (row) => row.actorName, sub: (row) => row.ip },
  { key: 'action', title: '操作', hideable: false, mobile: 'title', render: (row) => row.actionName },
  {
    key: 'outcome',
    title: '结果',
    mobile: 'mark',
    render: (row) =>
      row.outcome === 'done' ? (
        <Status tone="ok" shape="check">
          成功
        </Status>
      ) : (
        <Status tone="danger" shape="ban">
          被拒绝
        </Status>
      ),
  },
  {
    key: 'subject',
    title: '对象',
    render: (row) => (row.subjectKind ? subjectName(row.subjectKind) : '—'),
    sub: (row) => row.subjectId && <span className="font-mono text-2xs">{row.subjectId}</span>,
  },
  { key: 'detail', title: '内容', wrap: true, mobile: 'hidden', render: (row) => <AuditDetail detail={row.detail} /> },
  {
    key: 'seq',
    title: '封链序号',
    align: 'right',
    render: (row) => row.seq ?? <span className="text-muted">待封链</span>,
  },
]

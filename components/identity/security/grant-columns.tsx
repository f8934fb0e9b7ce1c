import { DateTime } from '@/components/patterns/date-time'
import type { Column } from '@/components/patterns/query-table/columns'
import { Status } from '@/components/ui/status'
import type { GrantRow } from '@/lib/identity/queries/grants'
import { scopeNames } from '@/lib/identity/rules/post-shapes'
import type { OrgScope } from '@/lib/identity/scope/scope-types'

/** A request in words: 授予 产权管理处 监管专员. */
export function grantWords(row: GrantRow): string {
  return [row.kind === 'grant' ? '授予' : '收回', row.departmentName, row.roleName].filter(Boolean).join(' ')
}

const states = {
  open: { word: '待审批', tone: 'notice', shape: 'dot' },
  approved: { word: '已批准', tone: 'ok', shape: 'check' },
  rejected: { word: '未批准', tone: 'danger', shape: 'ban' },
  withdrawn: { word: '已撤回', tone: 'neutral', shape: 'none' },
} as const

/** What became of a request. */
export function GrantState({ row }: { row: Pick<GrantRow, 'status'> }) {
  const state = Object.hasOwn(states, row.status) ? states[row.status as keyof typeof states] : states.open
  return (
    <Status tone={state.tone} shape={state.shape}>
      {state.word}
    </Status>
  )
}

/** Columns of lists of requests: for who asks, for who decides, or of decided ones. */
export function grantColumns(view: 'request' | 'queue' | 'decided'): Column<GrantRow>[] {
  const scope: Column<GrantRow> = {
    key: 'scope',
    title: '单位范围',
    wrap: true,
    render: (row) => `${row.orgName} · ${scopeNames[row.orgScope as OrgScope] ?? row.orgScope}`,
    sub: (row) => row.listed.join('、') || null,
  }
  return [
    {
      key: 'person',
      title: '人员',
      hideable: false,
      mobile: 'title',
      render: (row) => row.user.name,
      sub: (row) => `${row.user.orgName} · ${row.user.login}`,
    },
    {
      key: 'words',
      title: '申请',
      wrap: true,
      render: grantWords,
      sub: (row) => `${row.fromDate} ${row.toDate ? `至 ${row.toDate}` : '起长期'}`,
    },
    scope,
    {
      key: 'held',
      title: '现有岗位',
      wrap: true,
      render: (row) => row.held.join('、') || '无',
      sub: (row) => row.conflicts.length > 0 && <span className="text-danger">不相容：{row.conflicts.join('；')}</span>,
    },
    { key: 'reason', title: '理由', wrap: true, render: (row) => row.reason, sub: (row) => row.opinion || null },
    { key: 'asked', title: '提出', render: (row) => row.requestedBy, sub: (row) => <DateTime iso={row.requestedAt} /> },
    ...(view === 'decided'
      ? [
          { key: 'state', title: '结果', mobile: 'mark', render: (row) => <GrantState row={row} /> } as Column<GrantRow>,
          {
            key: 'decided',
            title: '审批',
            render: (row) => row.decidedBy ?? '—',
            sub: (row) => <DateTime iso={row.decidedAt} />,
          } as Column<GrantRow>,
        ]
      : []),
  ]
}

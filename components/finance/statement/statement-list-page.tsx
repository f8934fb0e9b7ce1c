import { readPeriod } from '@/components/finance/period-bar'
import { BeginStatement } from '@/components/finance/statement/begin-statement'
import { ImportLineCodes } from '@/components/finance/statement/import-line-codes'
import { ImportStatements } from '@/components/finance/statement/import-statements'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status, type Tone } from '@/components/ui/status'
import { statementStatuses } from '@/lib/finance/commands/act-on-statement'
import { type StatementRow, statementList } from '@/lib/finance/queries/statements'
import { periodsOffered } from '@/lib/finance/statement/due'
import { scopes } from '@/lib/finance/statement/scope'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
export const formNames = { flash: '快报', annual: '决算' } as const
const tones: Readonly<Record<string, Tone>> = { concluded: 'ok', returned: 'danger', arrived: 'brand', running: 'brand' }

/** 报表台账: every statement of the asker's enterprises with its state and what the formulas found. */
export async function StatementListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`statements-${face}`)
  const today = shanghaiDate(new Date())
  const filters = filtersFor(today)
  const state = readListState(params, { filters, sorts: [] })
  const one = (key: string) => state.filters[key]?.[0]
  const list = await found(
    runQuery(statementList, actor, {
      ...{ form: one('form'), period: readPeriod(one('period')), scope: one('scope'), status: one('status') },
      ...{ words: state.q.slice(0, 50), cursor: state.after ?? state.before ?? undefined, size: memory.size },
    }),
  )
  return (
    <QueryTable
      id={`statements-${face}`}
      path={`/${face}/finance/statements`}
      {...{ params, state, memory, filters }}
      title="报表台账"
      count={list.count}
      unit="张报表"
      search="企业名称"
      columns={columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={titleOf}
      rowHref={(row) => `/${face}/finance/statements/${row.id}`}
      page={list}
      actions={
        face === 'ent' && may(actor, 'finance.report') ? (
          <>
            <ImportStatements
              months={periodsOffered(today).map((code) => ({ value: String(code), label: formatPeriod({ kind: 'month', code }) }))}
            />
            <BeginStatement today={today} />
          </>
        ) : face === 'gov' && may(actor, 'finance.define') ? (
          <ImportLineCodes />
        ) : undefined
      }
      empty={{ title: '没有符合条件的记录', note: face === 'ent' ? '点“编报报表”开始填写。' : '企业报送后会列在这里。' }}
    />
  )
}

const titleOf = (row: Pick<StatementRow, 'formCode' | 'period' | 'scope'>) =>
  `${formatPeriod({ kind: row.formCode === 'annual' ? 'year' : 'month', code: row.period })}${formNames[row.formCode]}（${scopes[row.scope]}）`

function filtersFor(today: string): FilterDefinition[] {
  return [
    {
      key: 'form',
      label: '表式',
      kind: 'select',
      pinned: true,
      options: [
        { value: 'flash', label: '快报' },
        { value: 'annual', label: '决算' },
      ],
    },
    {
      key: 'period',
      label: '期间',
      kind: 'select',
      pinned: true,
      options: periodsOffered(today).map((code) => ({ value: String(code), label: formatPeriod({ kind: 'month', code }) })),
    },
    {
      key: 'status',
      label: '状态',
      kind: 'select',
      pinned: true,
      options: [
        { value: 'open', label: '编报中' },
        { value: 'arrived', label: '待受理' },
        { value: 'returned', label: '已退回' },
        { value: 'concluded', label: '已受理' },
        { value: 'accepted', label: '有受理的版本' },
        { value: 'underway', label: '从未受理' },
      ],
    },
    {
      key: 'scope',
      label: '口径',
      kind: 'select',
      options: [{ value: 'whole', label: '合并或单户' }, ...Object.entries(scopes).map(([value, label]) => ({ value, label }))],
    },
  ]
}

function columns(face: 'gov' | 'ent'): Column<StatementRow>[] {
  return [
    {
      key: 'title',
      title: '报表',
      hideable: false,
      mobile: 'title',
      render: titleOf,
      sub: (row) => (row.number > 1 ? `第 ${row.number} 版` : null),
    },
    { key: 'org', title: face === 'gov' ? '企业' : '编报单位', wrap: true, render: (row) => row.orgName },
    {
      key: 'status',
      title: '状态',
      mobile: 'mark',
      render: (row) => <Status tone={tones[row.status] ?? 'neutral'}>{statementStatuses[row.status] ?? row.status}</Status>,
      sub: (row) => (row.status === 'filling' ? row.stepName : null),
    },
    {
      key: 'checks',
      title: '审核公式',
      render: (row) => (row.checksFailed + row.checksWarned === 0 ? '无异常' : `错误 ${row.checksFailed}，警告 ${row.checksWarned}`),
    },
    { key: 'due', title: '应报日期', render: (row) => row.dueOn },
    {
      key: 'accepted',
      title: '受理时间',
      render: (row) => (row.acceptedAt ? <DateTime iso={new Date(row.acceptedAt).toISOString()} /> : <Missing reason="尚未受理" />),
    },
    { key: 'returns', title: '退回', align: 'right', render: (row) => (row.returns === 0 ? '—' : `${row.returns} 次`) },
  ]
}

import { confirmTargetsAction } from '@/app/actions/finance-actions'
import { GoalLight, percent } from '@/components/finance/targets/goal-light'
import { ImportTargets } from '@/components/finance/targets/import-targets'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { Status, type Tone } from '@/components/ui/status'
import { shownValue } from '@/lib/finance/indicators/change'
import { type TargetList, type TargetRow, targetList, targetStates } from '@/lib/finance/queries/targets'
import { targetKinds } from '@/lib/finance/targets/subjects'
import { targetSources, targetStatus } from '@/lib/finance/targets/workbook'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const sorts = ['org', 'subject', 'at']

/** 目标与预算: yearly values of everybody in sight, what waits for a decision, and how far each has come. */
export async function TargetListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`targets-${face}`)
  const sorting = readListState(params, { filters: chosen, sorts, sort: 'org' })
  const offset = Number(/^\d{1,6}$/.exec(sorting.after ?? sorting.before ?? '')?.[0] ?? 0)
  const year = typeof params.year === 'string' && /^20\d\d$/.test(params.year) ? params.year : undefined
  const list = await found(
    runQuery(targetList, actor, {
      ...{ year, words: sorting.q.slice(0, 50), kind: sorting.filters.kind?.[0], state: sorting.filters.state?.[0] },
      ...{ sort: sorting.sort?.key, descending: sorting.sort?.descending, offset, size: memory.size },
    }),
  )
  const filters = [yearFilter(list), ...chosen]
  const settles = may(actor, 'finance.settle')
  return (
    <QueryTable
      id={`targets-${face}`}
      path={`/${face}/finance/targets`}
      state={readListState(params, { filters, sorts, sort: 'org' })}
      {...{ params, memory, filters }}
      title="目标与预算"
      count={{ value: list.total, capped: false }}
      unit="项"
      note={noteOf(list)}
      search="企业或指标名称"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.orgName} ${row.subject.name}`}
      rowHref={(row) => `/${face}/finance/enterprises/${row.orgId}?tab=targets&year=${list.year}`}
      page={{
        previous: offset > 0 ? String(Math.max(0, offset - memory.size)) : null,
        next: offset + memory.size < list.total ? String(offset + memory.size) : null,
      }}
      {...(settles && {
        batch: {
          actions: [{ key: 'confirm', label: '核定', confirm: '核定所选的 {n} 个数，核定后即为有效值' }],
          run: confirmTargetsAction,
        },
      })}
      exportPath="/api/finance/targets"
      actions={
        may(actor, 'finance.plan') && (
          <>
            {face === 'ent' && <ButtonLink href={`/ent/finance/enterprises/${actor.orgId}?tab=targets`}>填报本企业</ButtonLink>}
            <ImportTargets year={list.year} />
          </>
        )
      }
      empty={{ title: '未下达目标', note: `${list.year} 年没有目标和预算。可下载模板填写后导入，或在企业财务页“目标与预算”中填报。` }}
    />
  )
}

const chosen: FilterDefinition[] = [
  {
    key: 'kind',
    label: '类别',
    kind: 'select',
    pinned: true,
    all: '全部',
    options: Object.entries(targetKinds).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'state',
    label: '状态',
    kind: 'select',
    pinned: true,
    all: '全部',
    options: Object.entries(targetStates).map(([value, label]) => ({ value, label })),
  },
]

const yearFilter = ({ years, year }: TargetList): FilterDefinition => ({
  ...{ key: 'year', label: '年度', kind: 'select', pinned: true, all: `${year} 年` },
  options: years.map((one) => ({ value: String(one), label: `${one} 年` })),
})

const noteOf = ({ year, groups, silent }: TargetList) =>
  silent > 0 ? `${year} 年 ${groups} 户一级企业中 ${silent} 户未下达考核目标` : `${year} 年 ${groups} 户一级企业均已下达考核目标`

export const statusTones: Readonly<Record<TargetRow['status'], Tone>> = { proposed: 'warn', confirmed: 'ok', returned: 'danger' }

const columns: Column<TargetRow>[] = [
  { key: 'org', title: '企业', hideable: false, mobile: 'title', sort: 'org', wrap: true, render: (row) => row.orgName },
  { key: 'kind', title: '类别', render: (row) => targetKinds[row.kind] },
  {
    key: 'subject',
    title: '指标或项目',
    sort: 'subject',
    wrap: true,
    render: (row) => `${row.subject.name}（${row.subject.unit}）`,
  },
  {
    key: 'inForce',
    title: '核定值',
    align: 'right',
    render: (row) => shownValue(row.inForce, row.subject.unit) ?? <Missing reason="未下达目标：还没有核定的数" />,
    sub: (row) => row.inForceNumber && `第 ${row.inForceNumber} 版`,
  },
  {
    key: 'now',
    title: '本期',
    align: 'right',
    render: (row) => shownValue(row.now, row.subject.unit) ?? <Missing reason="本年没有已受理的快报，或单元格为空" />,
    sub: (row) => row.period && formatPeriod({ kind: 'month', code: row.period }),
  },
  {
    key: 'completion',
    title: '完成率',
    align: 'right',
    render: ({ progress }) =>
      progress.completion === null ? <Missing reason={progress.words || '与控制线比较，不计算完成率'} /> : percent(progress.completion),
    sub: ({ progress }) => progress.pace && `序时 ${percent(progress.pace)}`,
  },
  { key: 'light', title: '灯', align: 'center', render: ({ progress }) => <GoalLight progress={progress} /> },
  {
    key: 'state',
    title: '最新一版',
    mobile: 'mark',
    render: (row) => (
      <Status tone={statusTones[row.status]}>
        {targetStatus[row.status]} {row.status !== 'confirmed' && shownValue(row.value, row.subject.unit)}
      </Status>
    ),
    sub: (row) => row.decision || null,
  },
  {
    key: 'by',
    title: '填报',
    sort: 'at',
    render: (row) => `${row.byName}（${targetSources[row.source] ?? row.source}）`,
    sub: (row) => row.at,
  },
  { key: 'decided', title: '核定', mobile: 'hidden', render: (row) => row.decidedByName ?? '—', sub: (row) => row.decidedAt },
  { key: 'basis', title: '依据', wrap: true, mobile: 'hidden', render: (row) => row.basis },
]

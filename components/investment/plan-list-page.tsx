import { ImportPlan } from '@/components/investment/import-plan'
import { PlanMark, percentOf } from '@/components/investment/light'
import { ProposePlan } from '@/components/investment/propose-plan'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { orgOf } from '@/components/treasury/words'
import { investPlans, type PlanRow } from '@/lib/investment/queries/plans'
import { shareOf } from '@/lib/investment/rules/months'
import { origins } from '@/lib/investment/schema'
import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const sorts = ['org', 'total', 'at', 'year']

const stateFilter: FilterDefinition = {
  ...{ key: 'state', label: '状态', kind: 'select', pinned: true },
  options: [
    { value: 'proposed', label: '待核定' },
    { value: 'confirmed', label: '已核定' },
    { value: 'returned', label: '已退回' },
  ],
}

/** 年度投资计划: one row an enterprise and year, with the version in force and what was done of it. */
export async function PlanListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`invest-plans-${face}`)
  const first = readListState(params, { filters: [stateFilter], sorts, sort: '-year' })
  const offset = Number(/^\d{1,6}$/.exec(first.after ?? first.before ?? '')?.[0] ?? 0)
  const year = typeof params.year === 'string' && /^20\d\d$/.test(params.year) ? params.year : undefined
  const list = await found(
    runQuery(investPlans, actor, {
      ...{ words: first.q.slice(0, 60), orgId: orgOf(params), year, state: first.filters.state?.[0] },
      ...{ sort: first.sort?.key, descending: first.sort?.descending, offset, size: memory.size },
    }),
  )
  const filters: FilterDefinition[] = [
    {
      ...{ key: 'year', label: '年度', kind: 'select', pinned: true },
      options: list.years.map((one) => ({ value: String(one), label: `${one} 年` })),
    },
    stateFilter,
  ]
  return (
    <QueryTable
      id={`invest-plans-${face}`}
      path={`/${face}/investment/plans`}
      state={readListState(params, { filters, sorts, sort: '-year' })}
      {...{ params, memory, filters }}
      title="年度投资计划"
      crumbs={[{ label: '投资总览', href: `/${face}/investment` }, { label: '年度投资计划' }]}
      count={{ value: list.total, capped: false }}
      unit="份"
      search="企业、依据"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.orgName} ${row.year} 年`}
      rowHref={(row) => `/${face}/investment/plans/${row.id}`}
      page={{
        previous: offset > 0 ? String(Math.max(0, offset - memory.size)) : null,
        next: offset + memory.size < list.total ? String(offset + memory.size) : null,
      }}
      exportPath="/api/investment/plans"
      actions={
        face === 'ent' &&
        may(actor, 'invest.report') && (
          <>
            <ImportPlan year={Number(shanghaiDate(new Date()).slice(0, 4))} />
            <ProposePlan />
          </>
        )
      }
      empty={{ title: '还没有年度投资计划', note: '年度投资计划的办件办结后自动生成；也可由企业填报，监管机构核定后生效。' }}
    />
  )
}

const columns: Column<PlanRow>[] = [
  { key: 'org', title: '企业', hideable: false, mobile: 'title', sort: 'org', wrap: true, render: (row) => row.orgName },
  { key: 'year', title: '年度', sort: 'year', render: (row) => `${row.year} 年`, sub: (row) => `第 ${row.number} 版` },
  {
    ...{ key: 'status', title: '最新一版', mobile: 'mark' },
    render: (row) => <PlanMark status={row.status} />,
    sub: (row) => origins[row.origin] ?? row.origin,
  },
  {
    ...{ key: 'total', title: '投资总额（万元）', align: 'right', sort: 'total' },
    render: (row) => <Money cents={row.total} />,
    sub: (row) => `${row.items} 个项目`,
  },
  { key: 'nonCore', title: '非主业（万元）', align: 'right', render: (row) => <Money cents={row.nonCore} /> },
  { key: 'overseas', title: '境外（万元）', align: 'right', mobile: 'hidden', render: (row) => <Money cents={row.overseas} /> },
  {
    ...{ key: 'inForce', title: '生效计划（万元）', align: 'right' },
    render: (row) => <Money cents={row.inForceTotal} missing="还没有核定的版本" />,
  },
  { key: 'done', title: '已完成（万元）', align: 'right', render: (row) => <Money cents={row.done} /> },
  {
    ...{ key: 'rate', title: '完成率', align: 'right' },
    render: (row) =>
      percentOf(row.inForceTotal && shareOf(BigInt(row.done), BigInt(row.inForceTotal))) ?? <Missing reason="还没有核定的版本" />,
  },
  { key: 'by', title: '填报', sort: 'at', mobile: 'hidden', render: (row) => row.byName, sub: (row) => row.at },
]

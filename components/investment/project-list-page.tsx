import { LightMark, monthText, percentOf } from '@/components/investment/light'
import { RegisterProject } from '@/components/investment/project-doings'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { orgOf } from '@/components/treasury/words'
import { Progress } from '@/components/ui/progress'
import { investUnits } from '@/lib/investment/queries/home'
import { investProjects } from '@/lib/investment/queries/projects'
import type { ProjectStanding } from '@/lib/investment/queries/standing'
import { lightRules } from '@/lib/investment/rules/lights'
import { planParts, projectKinds, projectStates } from '@/lib/investment/schema'
import { type Actor, may } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const sorts = ['org', 'name', 'total', 'invested', 'progress', 'light', 'end']
const tabs = ['all', ...projectStates]
const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

const fixedFilters: FilterDefinition[] = [
  { key: 'light', label: '灯', kind: 'select', pinned: true, options: plain(['亮灯', '红', '黄', '绿']) },
  { key: 'kind', label: '类型', kind: 'select', pinned: true, options: plain(projectKinds) },
  { key: 'rule', label: '亮灯原因', kind: 'select', options: Object.entries(lightRules).map(([value, label]) => ({ value, label })) },
  { key: 'part', label: '计划类别', kind: 'select', options: Object.entries(planParts).map(([value, label]) => ({ value, label })) },
  {
    ...{ key: 'core', label: '主业属性', kind: 'select' },
    options: [
      { value: 'core', label: '主业及拟培育主业' },
      { value: 'nonCore', label: '非主业' },
    ],
  },
]

/** 项目库: projects in sight with their progress, money and lights, the reddest first. */
export async function ProjectListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`invest-projects-${face}`)
  const years = typeof params.year === 'string' && /^20\d\d$/.test(params.year) ? params.year : undefined
  const first = readListState(params, { filters: fixedFilters, sorts, sort: 'light', tabs })
  const offset = Number(/^\d{1,6}$/.exec(first.after ?? first.before ?? '')?.[0] ?? 0)
  const { list, units } = await found(
    runTogether(actor, async (ask) => ({
      list: await ask(investProjects, {
        ...{
          words: first.q.slice(0, 60),
          orgId: orgOf(params),
          state: first.tab === 'all' ? undefined : (first.tab ?? undefined),
          year: years,
        },
        ...{ light: first.filters.light?.[0], kind: first.filters.kind?.[0], part: first.filters.part?.[0], core: first.filters.core?.[0] },
        ...{ rule: first.filters.rule?.[0], sort: first.sort?.key, descending: first.sort?.descending, offset, size: memory.size },
      }),
      units: await ask(investUnits, {}),
    })),
  )
  const filters: FilterDefinition[] = [
    ...(units.length > 1
      ? [
          {
            ...{ key: 'org', label: '企业', kind: 'select' as const, pinned: true },
            options: units.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : []),
    ...fixedFilters,
    {
      ...{ key: 'year', label: '有完成投资的年度', kind: 'select' },
      options: [0, 1, 2].map((back) => String(list.present - back)).map((value) => ({ value, label: `${value} 年` })),
    },
  ]
  const state = readListState(params, { filters, sorts, sort: 'light', tabs })
  return (
    <QueryTable
      id={`invest-projects-${face}`}
      path={`/${face}/investment/projects`}
      {...{ params, state, memory, filters }}
      title="投资项目库"
      crumbs={[{ label: '投资总览', href: `/${face}/investment` }, { label: '投资项目库' }]}
      count={{ value: list.total, capped: false }}
      unit="个"
      note={
        <>
          批复 <Money cents={list.sums.approved} showUnit />
          ，累计完成 <Money cents={list.sums.invested} showUnit />，{list.year} 年完成 <Money cents={list.sums.ofYear} showUnit />
        </>
      }
      tabs={[{ value: 'all', label: '全部' }, ...list.states.map(({ value, count }) => ({ value, label: value, count }))]}
      search="项目、编号、企业"
      columns={columns(face, list.year)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/${face}/investment/projects/${row.id}`}
      page={{
        previous: offset > 0 ? String(Math.max(0, offset - memory.size)) : null,
        next: offset + memory.size < list.total ? String(offset + memory.size) : null,
      }}
      exportPath="/api/investment/projects"
      actions={face === 'ent' && may(actor, 'invest.report') && <RegisterProject />}
      empty={{
        title: '项目库里还没有项目',
        note: '重大投资、非主业、境外投资项目的办件办结后自动进入项目库；其他项目由企业登记。',
      }}
    />
  )
}

function columns(face: 'gov' | 'ent', year: number): Column<ProjectStanding>[] {
  return [
    {
      ...{ key: 'light', title: '灯', align: 'center', sort: 'light', mobile: 'mark', width: '4.5rem' },
      render: (row) => <LightMark level={row.light} title={row.lights.map(({ words }) => words).join('；')} />,
    },
    {
      ...{ key: 'name', title: '项目', hideable: false, sort: 'name', wrap: true, mobile: 'title' },
      render: (row) => row.name,
      sub: (row) => row.lights.map(({ rule }) => lightRules[rule]).join('、') || row.code,
    },
    ...(face === 'gov' ? [{ key: 'org', title: '企业', sort: 'org', render: (row: ProjectStanding) => row.orgName }] : []),
    { key: 'state', title: '状态', render: (row) => row.state },
    { key: 'kind', title: '类型', render: (row) => row.kind, sub: (row) => `${row.core}${row.overseas ? '，境外' : ''}` },
    { key: 'total', title: '批复总投资（万元）', align: 'right', sort: 'total', render: (row) => <Money cents={row.approvedTotal} /> },
    {
      ...{ key: 'invested', title: '累计完成（万元）', align: 'right', sort: 'invested' },
      render: (row) => <Money cents={row.invested} />,
    },
    { key: 'year', title: `${year} 年完成（万元）`, align: 'right', render: (row) => <Money cents={row.ofYear} /> },
    {
      ...{ key: 'progress', title: '形象进度', sort: 'progress', width: '9rem' },
      render: (row) =>
        row.actualPct === null ? (
          <Missing reason="还没有月报" />
        ) : (
          <span className="block">
            <span className="flex justify-between gap-2 tabular-nums">
              <span>{percentOf(row.actualPct, 1)}</span>
              <span className="text-xs text-muted">计划 {percentOf(row.plannedPct, 1)}</span>
            </span>
            <Progress
              value={Number(row.actualPct)}
              label={`${row.name} 形象进度`}
              tone={row.lights.some(({ rule }) => rule === 'behind') ? 'danger' : 'brand'}
            />
          </span>
        ),
      sub: (row) => row.lastMonth && `截至 ${monthText(row.lastMonth)}`,
    },
    {
      ...{ key: 'end', title: '计划完工', sort: 'end', mobile: 'hidden' },
      render: (row) => row.plannedEnd ?? <Missing reason="批准时没有写明工期" />,
    },
  ]
}

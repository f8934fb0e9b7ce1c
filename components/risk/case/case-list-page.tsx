import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { LevelStatus } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type CaseRow, caseList } from '@/lib/risk/queries/cases'
import { riskLevels } from '@/lib/risk/schema'

const filters: FilterDefinition[] = [
  { key: 'level', label: '等级', kind: 'select', pinned: true, options: riskLevels.map((value) => ({ value, label: value })) },
]
const tabs = ['open', 'settled', 'all'] as const

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 风险线索: findings about one tender or one statement put together, as desks and the screen count them. */
export async function CaseListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`cases-${face}`)
  const state = readListState(params, { filters, tabs })
  const list = await found(
    runQuery(caseList, actor, {
      tab: state.tab ?? 'open',
      level: state.filters.level?.[0],
      orgId: typeof params.org === 'string' && params.org ? params.org : undefined,
      words: state.q.slice(0, 60),
      cursor: state.after ?? state.before ?? undefined,
      size: memory.size,
    }),
  )
  return (
    <QueryTable
      id={`cases-${face}`}
      path={`/${face}/risk/cases`}
      {...{ params, state, memory, filters }}
      title="风险线索"
      tabs={[
        { value: 'open', label: '待核查' },
        { value: 'settled', label: '已了结' },
        { value: 'all', label: '全部' },
      ]}
      note="同一标段或者同一期报表的发现合为一条线索；有一项发现待核查即为待核查"
      count={list.count}
      unit="条"
      search="标段、编号、对象"
      columns={columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => `/${face}/risk/cases/${row.id}`}
      page={list}
      exportPath="/api/risk/cases"
      empty={{ title: '没有风险线索', note: '采购数据到达、报表受理即由模型判断，需要与全市场比较的模型每天夜间运行。' }}
    />
  )
}

function columns(face: 'gov' | 'ent'): Column<CaseRow>[] {
  return [
    { key: 'level', title: '等级', width: '4rem', mobile: 'mark', render: (row) => <LevelStatus level={row.level} /> },
    { key: 'title', title: '线索', hideable: false, wrap: true, mobile: 'title', render: (row) => row.title || '—' },
    ...(face === 'gov' ? ([{ key: 'org', title: '企业', render: (row) => row.orgName }] as Column<CaseRow>[]) : []),
    { key: 'open', title: '待核查发现', align: 'right', render: (row) => row.open },
    { key: 'findings', title: '全部发现', align: 'right', render: (row) => row.findings },
    { key: 'at', title: '形成日期', render: (row) => <DateTime iso={row.at} show="date" /> },
  ]
}

import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { FindingState, GradeMark } from '@/components/risk/marks'
import { LevelStatus } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type FindingRow, findingList } from '@/lib/risk/queries/findings'
import { dimensions, riskLevels } from '@/lib/risk/schema'

const words = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
const filters: FilterDefinition[] = [
  { key: 'level', label: '等级', kind: 'select', pinned: true, options: words(riskLevels) },
  { key: 'dimension', label: '维度', kind: 'select', pinned: true, options: words(dimensions) },
  { key: 'grade', label: '证据', kind: 'select', options: words(['认定级', '线索级']) },
  { key: 'model', label: '模型', kind: 'text', placeholder: '模型编码，如 WB002' },
  { key: 'seen', label: '发现日期', kind: 'date' },
]
const tabs = ['open', 'asked', 'closed', 'gone', 'all'] as const

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 风险发现: what the models found, most urgent first; an enterprise sees its own. */
export async function FindingListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`findings-${face}`)
  const state = readListState(params, { filters, tabs })
  const list = await found(runQuery(findingList, actor, filterOf(state, params, memory.size)))
  return (
    <QueryTable
      id={`findings-${face}`}
      path={`/${face}/risk/findings`}
      {...{ params, state, memory, filters }}
      title="风险发现"
      tabs={[
        { value: 'open', label: '待核查' },
        { value: 'asked', label: '说明中' },
        { value: 'closed', label: '已认定' },
        { value: 'gone', label: '已消失' },
        { value: 'all', label: '全部' },
      ]}
      note="等级由同一线索内相互独立的证据合计得出；模型结论只供核查，不代替认定"
      count={list.count}
      unit="条"
      search="标段、企业、供应商、模型编码"
      columns={columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.modelName} ${row.subjectName}`}
      rowHref={(row) => (row.caseId ? `/${face}/risk/cases/${row.caseId}#${row.id}` : null)}
      page={list}
      exportPath="/api/risk/findings"
      empty={{ title: '没有风险发现', note: '采购数据到达、报表受理即由模型判断，需要与全市场比较的模型每天夜间运行。' }}
    />
  )
}

/** The filter of the query from the state of the address. */
export function filterOf(state: ReturnType<typeof readListState>, params: SearchParams, size: number) {
  const [from, to] = state.filters.seen ?? []
  const one = (key: string) => (typeof params[key] === 'string' && params[key] ? params[key] : undefined)
  return {
    tab: state.tab ?? 'open',
    level: state.filters.level?.[0],
    dimension: state.filters.dimension?.[0],
    grade: state.filters.grade?.[0],
    model: state.filters.model?.[0]?.toUpperCase().slice(0, 12),
    orgId: one('org'),
    own: one('own') === '1',
    partyId: one('party'),
    expert: one('expert')?.slice(0, 60),
    from: from || undefined,
    to: to || undefined,
    words: state.q.slice(0, 60),
    cursor: state.after ?? state.before ?? undefined,
    size,
  }
}

function columns(face: 'gov' | 'ent'): Column<FindingRow>[] {
  return [
    { key: 'level', title: '等级', width: '4rem', mobile: 'mark', render: (row) => <LevelStatus level={row.level} /> },
    {
      key: 'model',
      title: '发现',
      hideable: false,
      wrap: true,
      mobile: 'title',
      render: (row) => row.modelName,
      sub: (row) => `${row.modelCode} · ${row.dimension}`,
    },
    { key: 'subject', title: '对象', wrap: true, render: (row) => row.subjectName || '—', sub: (row) => row.parties.join('、') },
    ...(face === 'gov' ? ([{ key: 'org', title: '企业', render: (row) => row.orgName }] as Column<FindingRow>[]) : []),
    { key: 'grade', title: '证据', mobile: 'mark', render: (row) => <GradeMark grade={row.grade} /> },
    { key: 'seen', title: '首次发现', render: (row) => <DateTime iso={row.firstSeenAt} show="date" /> },
    { key: 'state', title: '状态', mobile: 'mark', render: (row) => <FindingState status={row.status} verdict={row.verdict} /> },
  ]
}

import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams, type SortState } from '@/components/patterns/query-table/list-state'
import { pageOf } from '@/components/patterns/query-table/page-of'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { CopySettings } from '@/components/risk/copy-settings'
import { GradeMark } from '@/components/risk/marks'
import { ModelState, phaseWords } from '@/components/risk/model-state'
import { ButtonLink } from '@/components/ui/button'
import { LevelStatus } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type ModelRow, modelCatalogue } from '@/lib/risk/queries/models'
import { settingScopes } from '@/lib/risk/queries/scopes'
import { dimensions, type RiskLevel } from '@/lib/risk/schema'

const words = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
const sorts = ['code', 'hits', 'false'] as const
/** What a column is sorted by; a model nobody has judged stands below one without a false alarm. */
const sizeOf: Record<(typeof sorts)[number], (row: ModelRow) => number | string> = {
  code: (row) => row.code,
  hits: (row) => row.hits,
  false: (row) => (row.judged > 0 ? row.false / row.judged : -1),
}
const states = { on: '已评估', missing: '缺数据', off: '已停用', never: '尚未运行', failed: '出错', unfed: '待接入' }
const filters: FilterDefinition[] = [
  { key: 'weight', label: '权重', kind: 'select', pinned: true, options: words(['红', '橙', '黄']) },
  {
    key: 'state',
    label: '状态',
    kind: 'select',
    pinned: true,
    options: Object.entries(states).map(([value, label]) => ({ value, label })),
  },
  { key: 'grade', label: '证据', kind: 'select', options: words(['认定级', '线索级']) },
  { key: 'origin', label: '阈值来源', kind: 'select', options: words(['法定', '公开来源', '布尔', '建议值']) },
]

/** 风险模型: all of them by dimension, with what each last did and found. */
export async function ModelListPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences('risk-models')
  const state = readListState(params, { filters, tabs: ['all', ...dimensions], sorts })
  const dimension = state.tab && state.tab !== 'all' ? state.tab : undefined
  const list = await found(
    runQuery(modelCatalogue, actor, {
      dimension,
      weight: state.filters.weight?.[0],
      state: state.filters.state?.[0],
      grade: state.filters.grade?.[0],
      origin: state.filters.origin?.[0],
      words: state.q.slice(0, 60),
    }),
  )
  const shown = pageOf(sorted(list.rows, state.sort), (row) => row.code, state, memory.size)
  const scopes = may(actor, 'risk.tune') ? await found(runQuery(settingScopes, actor, {})) : null
  return (
    <QueryTable
      id="risk-models"
      path="/gov/risk/models"
      {...{ params, state, memory, filters }}
      title="风险模型"
      tabs={[
        { value: 'all', label: '全部', count: list.total },
        ...list.tree.map(({ dimension: value, count }) => ({ value, label: value, count })),
      ]}
      note={`${list.total} 个模型，最近一次全量运行评估了 ${list.evaluated} 个；其余写明缺少的数据${list.everywhere ? '；发现为全平台数量' : ''}`}
      count={{ value: list.rows.length, capped: false }}
      unit="个"
      search="编码、名称、分组"
      actions={
        <>
          <ButtonLink href="/gov/risk/runs">运行记录</ButtonLink>
          {scopes && <CopySettings scopes={scopes} />}
        </>
      }
      columns={columns}
      rows={shown.rows}
      rowKey={(row) => row.code}
      rowName={(row) => row.name}
      rowHref={(row) => `/gov/risk/models/${row.code}`}
      page={shown.page}
      exportPath="/api/risk/models"
      empty={{ title: '没有模型' }}
    />
  )
}

function sorted(rows: readonly ModelRow[], sort: SortState | null): readonly ModelRow[] {
  if (!sort) return rows
  const size = sizeOf[sort.key as (typeof sorts)[number]]
  const order = (one: ModelRow, other: ModelRow) => {
    const [left, right] = [size(one), size(other)]
    return left < right ? -1 : left > right ? 1 : 0
  }
  return sort.descending ? rows.toSorted((one, other) => order(other, one)) : rows.toSorted(order)
}

const columns: Column<ModelRow>[] = [
  { key: 'code', title: '编码', sort: 'code', width: '5rem', render: (row) => row.code },
  {
    key: 'name',
    title: '模型',
    hideable: false,
    wrap: true,
    mobile: 'title',
    render: (row) => row.name,
    sub: (row) => `${row.dimension} · ${row.subgroup}`,
  },
  { key: 'weight', title: '权重', mobile: 'mark', render: (row) => <LevelStatus level={row.weight as RiskLevel} /> },
  { key: 'grade', title: '证据', mobile: 'mark', render: (row) => <GradeMark grade={row.grade} /> },
  { key: 'origin', title: '阈值来源', render: (row) => row.origin },
  { key: 'phase', title: '时机', render: (row) => (row.phase ? phaseWords[row.phase] : '—') },
  {
    key: 'state',
    title: '状态',
    wrap: true,
    render: (row) => <ModelState state={row.state} />,
    sub: (row) => (row.subjects?.unjudged ? `未评估 ${row.subjects.unjudged} 户期：` : '') + row.missing.slice(0, 3).join('、'),
  },
  {
    key: 'hits',
    title: '现有发现',
    align: 'right',
    sort: 'hits',
    render: (row) => (row.state === 'on' ? row.hits : '—'),
    sub: (row) => (row.open > 0 ? `待核查 ${row.open}` : null),
  },
  {
    key: 'false',
    title: '误报率',
    align: 'right',
    sort: 'false',
    render: (row) => (row.judged > 0 ? `${((row.false / row.judged) * 100).toFixed(0)}%` : '—'),
    sub: (row) => (row.judged > 0 ? `已认定 ${row.judged}` : null),
  },
]

import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Lean } from '@/components/procurement/profile/lean'
import { Status } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type ExpertRow, expertList } from '@/lib/procurement/queries/experts'

const filters: FilterDefinition[] = [
  {
    key: 'state',
    label: '情况',
    kind: 'select',
    pinned: true,
    options: [
      { value: 'found', label: '有风险发现' },
      { value: 'suspended', label: '暂停参评' },
      { value: 'ended', label: '聘期已满' },
    ],
  },
  { key: 'speciality', label: '专业', kind: 'text', placeholder: '如 信息技术' },
]

/** 评标专家: how often each sat, how the scores lie against those of the others, what the models found. */
export async function ExpertListPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences('experts')
  const state = readListState(params, { filters, sorts: ['seats', 'findings', 'last'], sort: '-seats' })
  const list = await found(
    runQuery(expertList, actor, {
      state: state.filters.state?.[0],
      speciality: state.filters.speciality?.[0]?.slice(0, 40),
      words: state.q.slice(0, 60),
      sort: state.sort?.key ?? 'seats',
      descending: state.sort?.descending ?? true,
      cursor: state.after ?? state.before ?? undefined,
      size: memory.size,
    }),
  )
  return (
    <QueryTable
      id="experts"
      path="/gov/procurement/experts"
      {...{ params, state, memory, filters }}
      title="评标专家"
      note="打分偏离是主观分与其余评委平均分之差占满分的比例；偏离只作线索，不代替认定"
      count={list.count}
      unit="人"
      search="专家编号、任职单位"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.no}
      rowHref={(row) => `/gov/procurement/experts/${row.id}`}
      page={list}
      exportPath="/api/procurement/experts"
      empty={{ title: '没有评标专家', note: '评标数据中的专家会列在这里。' }}
    />
  )
}

const columns: Column<ExpertRow>[] = [
  { key: 'no', title: '专家编号', hideable: false, mobile: 'title', render: (row) => row.no, sub: (row) => row.speciality },
  {
    key: 'state',
    title: '状态',
    mobile: 'mark',
    render: (row) => (row.suspended ? <Status tone="danger">暂停参评</Status> : row.termUntil ? `聘期至 ${row.termUntil}` : '—'),
  },
  { key: 'employer', title: '任职单位', wrap: true, render: (row) => row.employer ?? <Missing reason="未接入" /> },
  { key: 'seats', title: '参评', align: 'right', sort: 'seats', render: (row) => row.seats, sub: (row) => `采购人 ${row.buyers}` },
  { key: 'last', title: '最近参评', sort: 'last', render: (row) => row.lastOn ?? <Missing reason="没有参评" /> },
  { key: 'lean', title: '打分偏离', align: 'right', render: (row) => <Lean value={row.lean} /> },
  {
    key: 'findings',
    title: '现有发现',
    align: 'right',
    sort: 'findings',
    render: (row) => row.findings,
    sub: (row) => (row.serious > 0 ? `红橙 ${row.serious}` : null),
  },
]

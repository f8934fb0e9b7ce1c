import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { NewPlatform } from '@/components/procurement/certification/platform-forms'
import { Stars } from '@/components/procurement/certification/stars'
import { orgOf } from '@/components/treasury/words'
import { Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type EbsRow, ebsPlatforms } from '@/lib/procurement/ebs/queries'

const states = { short: '未达目标', reached: '自评达到目标', certified: '已取得证书', late: '有逾期项' } as const
const filters: FilterDefinition[] = [
  {
    key: 'state',
    label: '进展',
    kind: 'select',
    pinned: true,
    options: Object.entries(states).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'target',
    label: '目标',
    kind: 'select',
    pinned: true,
    options: ['1', '2', '3'].map((value) => ({ value, label: `${value} 星` })),
  },
]

/** 电子招投标认证: platforms on their way to certification, where each stands and what is late. */
export async function EbsListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`certification-${face}`)
  const state = readListState(params, { filters, sorts: ['org', 'score'], sort: 'org' })
  const list = await found(
    runQuery(ebsPlatforms, actor, {
      ...{ state: state.filters.state?.[0], target: state.filters.target?.[0], orgId: orgOf(params), words: state.q.slice(0, 60) },
      ...{ sort: state.sort?.key ?? 'org', descending: state.sort?.descending ?? false },
      ...{ cursor: state.after ?? state.before ?? undefined, size: memory.size },
    }),
  )
  return (
    <QueryTable
      id={`certification-${face}`}
      path={`/${face}/procurement/certification`}
      {...{ params, state, memory, filters }}
      title="电子招投标认证"
      note="企业按认证要求清单自评；清单条目与星级划分待校核，星级为自评结果，不代替认证机构的结论"
      count={list.count}
      unit="个平台"
      search="平台、企业、负责人"
      actions={face === 'ent' && may(actor, 'procurement.report') && <NewPlatform />}
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/${face}/procurement/certification/${row.id}`}
      page={list}
      exportPath="/api/procurement/certification"
      empty={{ title: '没有登记平台', note: '企业登记自建的电子招投标平台后，按认证要求清单逐项自评。' }}
    />
  )
}

const columns: Column<EbsRow>[] = [
  { key: 'name', title: '平台', hideable: false, wrap: true, mobile: 'title', render: (row) => row.name, sub: (row) => row.kind },
  { key: 'org', title: '企业', sort: 'org', render: (row) => row.orgName },
  { key: 'target', title: '目标', render: (row) => <Stars count={row.targetStars} /> },
  { key: 'stars', title: '自评达到', mobile: 'mark', render: (row) => <Stars count={row.stars} /> },
  { key: 'score', title: '得分', align: 'right', sort: 'score', render: (row) => (row.score / 100).toFixed(2) },
  { key: 'gaps', title: '差距项', align: 'right', render: (row) => row.gaps },
  {
    ...{ key: 'late', title: '逾期项', align: 'right' },
    render: (row) => (row.late > 0 ? <Status tone="danger">{`${row.late} 项`}</Status> : '—'),
  },
  { key: 'person', title: '负责人', render: (row) => row.person || '—' },
  { key: 'due', title: '完成期限', render: (row) => row.dueOn ?? '—' },
  {
    ...{ key: 'certificate', title: '证书' },
    render: (row) => (row.certificate ? <Status tone="ok">{row.certificate}</Status> : '—'),
    sub: (row) => row.certifiedOn,
  },
]

import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { LevelStatus, Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { readMoney } from '@/lib/kernel/money'
import { runQuery } from '@/lib/platform/query'
import { type TenderRow, tenderList } from '@/lib/procurement/queries/tenders'
import { awardRules, categories, methods, tenderStatuses } from '@/lib/procurement/schema'

const words = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
const filters: FilterDefinition[] = [
  { key: 'category', label: '类别', kind: 'select', pinned: true, options: words(categories) },
  { key: 'method', label: '采购方式', kind: 'select', pinned: true, options: words(methods) },
  { key: 'notice', label: '公告日期', kind: 'date', pinned: true },
  { key: 'rule', label: '评标办法', kind: 'select', options: words(awardRules) },
  { key: 'status', label: '状态', kind: 'select', options: Object.entries(tenderStatuses).map(([value, label]) => ({ value, label })) },
  { key: 'least', label: '中标金额不低于', kind: 'amount', unit: '万元' },
]

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 采购台账: every tender of the asker's enterprises. */
export async function TenderListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`tenders-${face}`)
  const state = readListState(params, { filters, sorts: ['notice', 'amount'], sort: '-notice' })
  const list = await found(runQuery(tenderList, actor, tenderFilter(state, params, memory.size)))
  return (
    <QueryTable
      id={`tenders-${face}`}
      path={`/${face}/procurement/tenders`}
      {...{ params, state, memory, filters }}
      title="采购台账"
      count={list.count}
      unit="个标段"
      actions={
        face === 'ent' && may(actor, 'procurement.report') ? (
          <ButtonLink href="/ent/procurement/tenders/new">填报标段</ButtonLink>
        ) : undefined
      }
      search="标段、编号、中标人"
      columns={columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => `/${face}/procurement/tenders/${row.id}`}
      page={list}
      exportPath="/api/procurement/tenders"
      exportKinds={[
        { label: '开放采购数据（OCDS 发布包）', path: '/api/procurement/tenders/releases' },
        { label: '开放采购数据（逐行 JSON）', path: '/api/procurement/tenders/releases?format=lines' },
      ]}
      empty={{ title: '没有采购数据', note: '通过数据报送导入开放采购数据或填报模板后，标段会列在这里。' }}
    />
  )
}

/** The filter of the query from the state of the address. */
export function tenderFilter(state: ReturnType<typeof readListState>, params: SearchParams, size: number) {
  const [from, to] = state.filters.notice ?? []
  const one = (key: string) => (typeof params[key] === 'string' && params[key] ? params[key] : undefined)
  const least = state.filters.least?.[0] ? readMoney(state.filters.least[0], '万元') : null
  return {
    category: state.filters.category?.[0],
    method: state.filters.method?.[0],
    awardRule: state.filters.rule?.[0],
    status: state.filters.status?.[0],
    ...{
      orgId: one('org'),
      own: one('own') === '1',
      partyId: one('party'),
      agencyId: one('agency'),
      from: from || undefined,
      to: to || undefined,
    },
    least: least?.ok ? least.cents.toString() : undefined,
    words: state.q.slice(0, 60),
    sort: state.sort?.key ?? 'notice',
    cursor: state.after ?? state.before ?? undefined,
    size,
  }
}

function columns(face: 'gov' | 'ent'): Column<TenderRow>[] {
  return [
    { key: 'level', title: '风险', width: '4rem', mobile: 'mark', render: (row) => (row.level ? <LevelStatus level={row.level} /> : '—') },
    { key: 'title', title: '标段', hideable: false, wrap: true, mobile: 'title', render: (row) => row.title, sub: (row) => row.code },
    ...(face === 'gov' ? ([{ key: 'org', title: '采购企业', render: (row) => row.orgName }] as Column<TenderRow>[]) : []),
    { key: 'method', title: '方式', render: (row) => row.method ?? <Missing reason="未报送" />, sub: (row) => row.category },
    { key: 'rule', title: '评标办法', render: (row) => row.awardRule ?? <Missing reason="未报送" /> },
    { key: 'notice', title: '公告日期', sort: 'notice', render: (row) => row.noticeOn ?? <Missing reason="未报送" /> },
    { key: 'bids', title: '有效投标', align: 'right', render: (row) => row.bidCount ?? <Missing reason="未报送" /> },
    {
      key: 'amount',
      title: '中标金额（万元）',
      align: 'right',
      sort: 'amount',
      render: (row) => <Money cents={row.awardAmount} missing="未定标" />,
    },
    { key: 'winner', title: '中标人', wrap: true, render: (row) => row.winner ?? '—' },
    { key: 'status', title: '状态', mobile: 'mark', render: (row) => (row.status ? <Status>{tenderStatuses[row.status]}</Status> : '—') },
  ]
}

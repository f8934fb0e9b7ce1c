import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type BuyerRow, buyerList } from '@/lib/procurement/queries/buyers'
import { lastYears } from '@/lib/procurement/rules/profile-period'

const fixed: FilterDefinition[] = [{ key: 'notice', label: '公告日期', kind: 'date', pinned: true }]
const sorts = ['tenders', 'awarded', 'saved', 'cycle', 'complaints', 'serious']

/** 采购人: every enterprise that buys, by itself, with the figures of a period (three years if none is chosen). */
export async function BuyerListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`buyers-${face}`)
  const industry = typeof params.industry === 'string' && params.industry ? params.industry.slice(0, 60) : undefined
  const state = readListState(params, { filters: fixed, sorts, sort: '-awarded' })
  const period = lastYears((state.filters.notice ?? []).join('~'), new Date())
  const list = await found(
    runQuery(buyerList, actor, {
      ...period,
      industry,
      words: state.q.slice(0, 60),
      sort: state.sort?.key ?? 'awarded',
      descending: state.sort?.descending ?? true,
      cursor: state.after ?? state.before ?? undefined,
      size: memory.size,
    }),
  )
  const filters: FilterDefinition[] = [
    ...fixed,
    {
      key: 'industry',
      label: '行业',
      kind: 'select',
      pinned: true,
      options: list.industries.map((name) => ({ value: name, label: name })),
    },
  ]
  return (
    <QueryTable
      id={`buyers-${face}`}
      path={`/${face}/procurement/buyers`}
      {...{ params, memory, filters }}
      state={readListState(params, { filters, sorts, sort: '-awarded' })}
      title="采购人"
      note={`公告日期 ${period.from} 至 ${period.to}，各企业本级，不含下级`}
      count={list.count}
      unit="户"
      search="企业名称"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/${face}/procurement/buyers/${row.id}?notice=${period.from}~${period.to}`}
      page={list}
      exportPath="/api/procurement/buyers"
      empty={{ title: '没有采购人', note: '有采购数据的企业会列在这里。' }}
    />
  )
}

const figure = (value: number | null, unit = '') => (value === null ? <Missing reason="没有报送所需数据" /> : `${value.toFixed(2)}${unit}`)

const columns: Column<BuyerRow>[] = [
  { key: 'name', title: '采购人', hideable: false, wrap: true, mobile: 'title', render: (row) => row.name, sub: (row) => row.groupName },
  { key: 'industry', title: '行业', wrap: true, render: (row) => row.industry || '—' },
  { key: 'tenders', title: '标段', align: 'right', sort: 'tenders', render: (row) => row.tenders },
  {
    key: 'awarded',
    title: '中标金额（万元）',
    align: 'right',
    sort: 'awarded',
    render: (row) => <Money cents={row.awarded} missing="未定标" />,
  },
  { key: 'open', title: '公开招标占比', align: 'right', mobile: 'hidden', render: (row) => figure(row.open, '%') },
  { key: 'single', title: '单一投标', align: 'right', mobile: 'hidden', render: (row) => figure(row.single, '%') },
  { key: 'saved', title: '节资率', align: 'right', sort: 'saved', render: (row) => figure(row.saved, '%') },
  { key: 'cycle', title: '周期中位（天）', align: 'right', sort: 'cycle', render: (row) => figure(row.cycle) },
  { key: 'complaints', title: '每百标段投诉', align: 'right', sort: 'complaints', render: (row) => figure(row.complaints) },
  { key: 'serious', title: '红橙线索', align: 'right', sort: 'serious', render: (row) => row.serious },
]

import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ImportTrades } from '@/components/procurement/property/import-trades'
import { lightWords, TradeLight } from '@/components/procurement/property/light'
import { orgOf } from '@/components/treasury/words'
import { ButtonLink } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { isId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { type TradeListRow, tradeList } from '@/lib/procurement/property/list'
import { tradeKinds, tradeMethods, tradeStatuses } from '@/lib/procurement/rules/property-trade'

const words = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
const day: FilterDefinition = { key: 'day', label: '交易日期', kind: 'date', pinned: true }
const filters: FilterDefinition[] = [
  { key: 'kind', label: '交易类型', kind: 'select', pinned: true, options: words(tradeKinds) },
  {
    key: 'light',
    label: '核对',
    kind: 'select',
    pinned: true,
    options: Object.entries(lightWords).map(([value, label]) => ({ value, label })),
  },
  day,
  { key: 'status', label: '状态', kind: 'select', options: words(tradeStatuses) },
  { key: 'method', label: '交易方式', kind: 'select', options: words(tradeMethods) },
]
const empties = {
  all: { title: '没有产权交易', note: '企业登记或者导入产权交易后，项目会列在这里。' },
  both: { title: '没有两头往来的主体', note: '同一主体十二个月内既是某企业的供应商，又参与受让该企业的产权，会列在这里。' },
} as const

/** 产权交易: the ledger of property transactions, and parties that stand on both sides of an enterprise. */
export async function TradeListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`property-${face}`)
  const both = params.tab === 'both'
  const shown = both ? [day] : filters
  const sorts = both ? ['day'] : ['day', 'price']
  const state = readListState(params, { filters: shown, tabs: ['all', 'both'], sorts, sort: '-day' })
  const { from, to, ...chosen } = chosenOf(state.filters)
  const party = typeof params.party === 'string' && isId(params.party) ? params.party : undefined
  const list = await found(
    runQuery(tradeList, actor, {
      ...{ ...chosen, tab: both ? 'both' : 'all', from, to, orgId: orgOf(params), partyId: party, words: state.q.slice(0, 60) },
      ...{ sort: state.sort?.key ?? 'day', descending: state.sort?.descending ?? true },
      ...{ cursor: state.after ?? state.before ?? undefined, size: memory.size },
    }),
  )
  return (
    <QueryTable
      id={`property-${face}`}
      path={`/${face}/procurement/property`}
      {...{ params, state, memory }}
      filters={shown}
      title="产权交易"
      note={
        both
          ? '同一主体十二个月内既中标又参与受让同一企业的产权，是线索，需核查，不是结论'
          : '与采购同一主体库；核对按《企业国有资产交易监督管理办法》的披露期、底价和付款规定，条文待校核'
      }
      count={list.count}
      unit={both ? '条线索' : '个项目'}
      tabs={[
        { value: 'all', label: '交易台账' },
        { value: 'both', label: '两头往来' },
      ]}
      search="标的、项目编号、企业、竞买方"
      actions={
        face === 'ent' &&
        may(actor, 'procurement.report') && (
          <>
            <ButtonLink href="/ent/procurement/property/new">在线登记</ButtonLink>
            <ImportTrades />
          </>
        )
      }
      columns={both ? bothColumns(face) : columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => (both ? row.partyName : row.title) ?? ''}
      rowHref={(row) => `/${face}/procurement/property/${both ? row.tradeId : row.id}`}
      page={list}
      exportPath="/api/procurement/property"
      empty={empties[both ? 'both' : 'all']}
    />
  )
}

function chosenOf(values: Readonly<Record<string, readonly string[]>>) {
  const [from, to] = values.day ?? []
  return {
    ...{ kind: values.kind?.[0], light: values.light?.[0], status: values.status?.[0], method: values.method?.[0] },
    ...{ from: from || undefined, to: to || undefined },
  }
}

function columns(face: 'gov' | 'ent'): Column<TradeListRow>[] {
  return [
    {
      ...{ key: 'light', title: '核对', width: '6rem', mobile: 'mark' },
      render: (row) => row.light && <TradeLight light={row.light}>{row.breaches ? `${row.breaches} 项不符` : undefined}</TradeLight>,
    },
    { key: 'title', title: '标的', hideable: false, wrap: true, mobile: 'title', render: (row) => row.title, sub: (row) => row.projectNo },
    { key: 'org', title: face === 'gov' ? '转让方' : '企业', render: (row) => row.orgName, sub: (row) => row.kind },
    { key: 'method', title: '方式', render: (row) => row.method, sub: (row) => row.exchange },
    {
      ...{ key: 'day', title: '正式披露', sort: 'day' },
      render: (row) => row.listedFrom ?? <Missing reason={row.method === '协议' ? '协议方式' : '尚未披露'} />,
      sub: (row) => row.listedTo && `至 ${row.listedTo}`,
    },
    {
      key: 'appraisal',
      title: '评估值（万元）',
      align: 'right',
      render: (row) => <Money cents={row.appraisal ?? null} missing="没有登记" />,
    },
    { key: 'floor', title: '底价（万元）', align: 'right', render: (row) => <Money cents={row.floorPrice ?? null} missing="没有底价" /> },
    {
      ...{ key: 'price', title: '成交价（万元）', align: 'right', sort: 'price' },
      render: (row) => <Money cents={row.dealPrice ?? null} missing="尚未成交" />,
      sub: (row) => row.dealOn,
    },
    { key: 'transferee', title: '受让方', wrap: true, render: (row) => row.transferee ?? '—', sub: (row) => `${row.bidders} 家竞买` },
    { key: 'status', title: '状态', mobile: 'mark', render: (row) => <Status>{row.status}</Status> },
  ]
}

function bothColumns(face: 'gov' | 'ent'): Column<TradeListRow>[] {
  return [
    { key: 'mark', title: '线索', mobile: 'mark', render: () => <Status tone="warn">需核查</Status> },
    {
      ...{ key: 'party', title: '主体', hideable: false, wrap: true, mobile: 'title' },
      render: (row) => row.partyName,
    },
    { key: 'org', title: '企业', render: (row) => row.orgName },
    {
      key: 'trade',
      title: '产权交易',
      wrap: true,
      render: (row) => row.tradeTitle,
      sub: (row) => `${row.projectNo} ${row.won ? '受让方' : '竞买方'}`,
    },
    { key: 'day', title: '交易日期', sort: 'day', render: (row) => row.tradeOn },
    {
      ...{ key: 'tender', title: '中标标段', wrap: true },
      render: (row) => <TextLink href={`/${face}/procurement/tenders/${row.tenderId}`}>{row.tenderTitle}</TextLink>,
      sub: (row) => row.tenderOn,
    },
    {
      key: 'amount',
      title: '中标金额（万元）',
      align: 'right',
      render: (row) => <Money cents={row.tenderAmount ?? null} missing="没有报送" />,
    },
  ]
}

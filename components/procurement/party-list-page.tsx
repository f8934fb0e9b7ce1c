import { importExternalAction } from '@/app/actions/procurement-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type PartyRow, partyList } from '@/lib/procurement/queries/parties'
import { deliverable } from '@/lib/procurement/rules/external-sources'

const roles = { supplier: '供应商', buyer: '采购人', agency: '代理机构' } as const
const filters: FilterDefinition[] = [
  {
    key: 'scale',
    label: '规模',
    kind: 'select',
    pinned: true,
    options: ['大型', '中型', '小型', '微型'].map((value) => ({ value, label: value })),
  },
  { key: 'listed', label: '只看在名录内', kind: 'toggle' },
]

/** 市场主体: suppliers, buyers, agencies with their history in the tenders one may see. */
export async function PartyListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`parties-${face}`)
  const state = readListState(params, { filters, tabs: ['supplier', 'agency', 'buyer'] })
  const list = await found(
    runQuery(partyList, actor, {
      role: state.tab ?? 'supplier',
      scale: state.filters.scale?.[0],
      listed: Boolean(state.filters.listed),
      words: state.q.slice(0, 60),
      cursor: state.after ?? state.before ?? undefined,
      size: memory.size,
    }),
  )
  return (
    <QueryTable
      id={`parties-${face}`}
      path={`/${face}/procurement/parties`}
      {...{ params, state, memory, filters }}
      title="市场主体"
      tabs={Object.entries(roles).map(([value, label]) => ({ value, label }))}
      actions={may(actor, 'risk.run') && <TakeIn />}
      count={list.count}
      unit="家"
      search="名称、统一社会信用代码"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/${face}/procurement/parties/${row.id}`}
      page={list}
      empty={{ title: '没有市场主体', note: '采购数据中的供应商、采购人和代理机构会列在这里。' }}
    />
  )
}

function TakeIn() {
  return (
    <ActionDialog
      label="导入外部数据"
      title="导入外部数据"
      intro="每行一项：统一社会信用代码，事项，起日，止日（没有可空）。有一行不对则全部不导入；没有内容时只登记该来源当日没有新记录。"
      fields={[
        {
          key: 'source',
          label: '来源',
          kind: 'select',
          empty: '请选择',
          options: deliverable.map(({ key, kinds }) => ({ value: key, label: `${key}（${kinds.join('、')}）` })),
          required: true,
        },
        { key: 'asOf', label: '数据日期', kind: 'date', required: true },
        { key: 'lines', label: '内容', kind: 'lines', rows: 8, hint: '例：91370200MA3XXXXX0X，行政处罚，2026-03-01，2027-03-01' },
        { key: 'note', label: '备注', kind: 'text', hint: '如文件名、批次' },
      ]}
      submit="导入并登记"
      wide
      action={importExternalAction}
    />
  )
}

const columns: Column<PartyRow>[] = [
  { key: 'name', title: '名称', hideable: false, wrap: true, mobile: 'title', render: (row) => row.name, sub: (row) => row.uscc },
  { key: 'listed', title: '名录', mobile: 'mark', render: (row) => (row.listed ? <Status tone="danger">{row.listed}</Status> : '—') },
  { key: 'scale', title: '规模', render: (row) => row.scale ?? <Missing reason="未接入" />, sub: (row) => row.industry },
  { key: 'founded', title: '成立日', render: (row) => row.establishedOn ?? <Missing reason="未接入" /> },
  { key: 'bids', title: '投标', align: 'right', render: (row) => row.bids },
  {
    key: 'wins',
    title: '中标',
    align: 'right',
    render: (row) => row.wins,
    sub: (row) => (row.bids > 0 ? `${((row.wins / row.bids) * 100).toFixed(0)}%` : null),
  },
  { key: 'awarded', title: '中标金额（万元）', align: 'right', render: (row) => <Money cents={row.awarded} missing="没有中标" /> },
]

import { rematchPaymentsAction } from '@/app/actions/sunshine-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { orgOf } from '@/components/treasury/words'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatMoney } from '@/lib/kernel/money'
import { runQuery } from '@/lib/platform/query'
import { type MatchRow, matchList } from '@/lib/procurement/queries/matching'
import { matchDays, unmatchedReasons } from '@/lib/procurement/rules/matching'

const filters: FilterDefinition[] = [{ key: 'on', label: '付款日期', kind: 'date', pinned: true }]
const tabs = [
  { value: 'open', label: '付款未对应流水' },
  { value: 'transactions', label: '流水未对应付款' },
  { value: 'matched', label: '已对应' },
  { value: 'undone', label: '已撤销' },
  { value: 'doubled', label: '疑似重复付款' },
] as const
type Tab = (typeof tabs)[number]['value']
type Face = 'gov' | 'ent'

/** 合同付款核对: what contracts say was paid against what left the accounts. */
export async function MatchListPage({ face, actor, params }: { face: Face; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`payments-${face}`)
  const state = readListState(params, { filters, tabs: tabs.map(({ value }) => value) })
  const tab = (state.tab ?? 'open') as Tab
  const [from, to] = (state.filters.on ?? []).join('~').split('~')
  // Who may not open accounts sees what was paid, without the way there.
  const accounts = may(actor, 'treasury.read')
  const list = await found(
    runQuery(matchList, actor, {
      ...{ tab, orgId: orgOf(params), words: state.q.slice(0, 60), from: from || undefined, to: to || undefined },
      ...{ cursor: state.after ?? state.before ?? undefined, size: memory.size },
    }),
  )
  return (
    <QueryTable
      id={`payments-${face}`}
      path={`/${face}/procurement/payments`}
      {...{ params, state, memory, filters }}
      title="合同付款核对"
      note={`合计 ${formatMoney(BigInt(list.amount), '万元', 2)} 万元${list.count.capped ? '（只计已列出的）' : ''}。金额相同、日期相差 ${matchDays} 天以内（建议值），且收款方或合同编号相符的自动对应；${matchDays} 天内合同编号、收款方、金额都相同的两笔流水列为疑似重复付款`}
      count={list.count}
      unit="笔"
      tabs={tabs}
      search="合同编号、名称、企业"
      actions={
        may(actor, 'payment.match') && (
          <ActionDialog
            label="重新核对"
            title="按现有数据重新核对"
            intro="对应符合条件的付款和流水，不改变已有的对应；撤销过的不再自动对应。数据到达时平台也会核对。"
            submit="重新核对"
            action={rematchPaymentsAction}
          />
        )
      }
      columns={columns(face, tab, accounts)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.contractNo ?? ''} ${row.contractTitle ?? row.summary ?? ''}`}
      rowHref={(row) =>
        row.paymentId ? `/${face}/procurement/payments/${row.paymentId}` : accounts ? `/${face}/treasury/accounts/${row.accountId}` : null
      }
      page={list}
      exportPath="/api/procurement/payments"
      empty={{ title: '没有符合条件的记录', note: '采购数据和司库流水到达后，平台逐笔核对合同付款。' }}
    />
  )
}

function columns(face: Face, tab: Tab, accounts: boolean): Column<MatchRow>[] {
  const open: Column<MatchRow> = {
    key: 'reason',
    title: '未对应原因',
    wrap: true,
    render: (row) => row.reason && <Status tone={row.reason === 'ambiguous' ? 'notice' : 'warn'}>{unmatchedReasons[row.reason]}</Status>,
  }
  const contract: Column<MatchRow> = {
    key: 'contract',
    title: '合同',
    hideable: false,
    wrap: true,
    mobile: 'title',
    render: (row) => row.contractTitle ?? row.contractNo ?? '—',
    sub: (row) => row.contractTitle && row.contractNo,
  }
  const rest: Column<MatchRow>[] = [
    ...(face === 'gov' ? ([{ key: 'org', title: '企业', wrap: true, render: (row) => row.orgName }] as Column<MatchRow>[]) : []),
    { key: 'counterparty', title: '对方', wrap: true, render: (row) => row.counterparty ?? '—' },
    { key: 'amount', title: '金额（万元）', align: 'right', render: (row) => <Money cents={row.amount} missing="没有登记金额" /> },
  ]
  const transaction: Column<MatchRow> = {
    key: 'transaction',
    title: '流水',
    wrap: true,
    render: (row) =>
      row.accountId === null ? (
        '流水不在您的范围内'
      ) : accounts ? (
        <TextLink href={`/${face}/treasury/accounts/${row.accountId}`}>{row.serial ?? '—'}</TextLink>
      ) : (
        (row.serial ?? '—')
      ),
    sub: (row) => [row.paidAt, row.summary].filter(Boolean).join(' '),
  }
  const on: Column<MatchRow> = { key: 'on', title: '登记付款日', render: (row) => row.on ?? '—' }
  if (tab === 'transactions') return [contract, ...rest, transaction, open]
  if (tab === 'doubled')
    return [
      contract,
      ...rest,
      transaction,
      { key: 'basis', title: '为何列出', wrap: true, render: () => <Status tone="warn">需核查</Status>, sub: (row) => row.basis },
    ]
  if (tab === 'open') return [contract, ...rest, on, open]
  return [
    contract,
    ...rest,
    on,
    transaction,
    { key: 'how', title: '对应', wrap: true, render: (row) => `${row.how} ${row.byName}`, sub: (row) => row.basis },
    ...(tab === 'undone' ? ([{ key: 'undone', title: '撤销', wrap: true, render: (row) => row.undone }] as Column<MatchRow>[]) : []),
  ]
}

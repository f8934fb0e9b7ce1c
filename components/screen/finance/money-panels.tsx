import { clsx } from 'clsx'
import { decimals } from '@/components/screen/finance/finance-panels'
import { Nothing, Panel } from '@/components/screen/panel'
import { Link } from '@/components/ui/link'
import type { ScreenFinance, ScreenTreasury } from '@/lib/dashboards/screen-finance-schema'
import type { ProfitMove } from '@/lib/finance/queries/overview'
import { formatMoney } from '@/lib/kernel/money'

const link = 'rounded-sm decoration-1 underline-offset-4 hover:underline'
const shownMoves = 6

/** Which groups' profit fell and rose most. */
export function MovesPanel({ finance }: Pick<ScreenFinance, 'finance'>) {
  const moves = finance?.moves ?? []
  const falls = moves.filter(({ difference }) => Number(difference) < 0).slice(0, shownMoves)
  const rises = moves
    .filter(({ difference }) => Number(difference) > 0)
    .slice(-shownMoves)
    .reverse()
  const largest = Math.max(1e-9, ...[...falls, ...rises].map(({ difference }) => Math.abs(Number(difference))))
  return (
    <Panel title="利润总额变动" note="与上年同期比，万元" className="flex-[1.3]">
      {falls.length + rises.length === 0 ? (
        <Nothing>没有可比的两期快报</Nothing>
      ) : (
        <ul className="flex min-h-0 flex-1 flex-col justify-around gap-0.5">
          {[...rises, ...falls].map((move) => (
            <Move key={move.orgId} move={move} largest={largest} period={finance!.period!} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Move({ move, largest, period }: { move: ProfitMove; largest: number; period: number }) {
  const value = Number(move.difference)
  const tone = value < 0 ? 'var(--alarm)' : 'var(--done)'
  return (
    <li className="grid grid-cols-[7.5rem_minmax(0,1fr)_11.5rem] items-center gap-3 text-[0.9375rem]">
      <Link href={`/gov/finance/enterprises/${move.orgId}?period=${period}`} className={clsx(link, 'truncate')} title={move.orgName}>
        {move.orgName}
      </Link>
      <span aria-hidden className="h-1.5 rounded-full bg-(--line)">
        <span className="block h-full rounded-full" style={{ width: `${(Math.abs(value) / largest) * 100}%`, background: tone }} />
      </span>
      <Link
        href={`/gov/finance/indicators/YL01?statement=${move.statementId}`}
        className={clsx(link, 'text-right tabular-nums')}
        style={{ color: tone }}
      >
        <span className="sr-only">{move.orgName}利润总额变动</span>
        {value > 0 && '+'}
        {decimals(value)}{' '}
        <span className="text-sm text-(--quiet)">
          {/^\d/.test(move.change) && (value < 0 ? '-' : '+')}
          {move.change}
        </span>
      </Link>
    </li>
  )
}

/** What falls due in the next twelve months, the overdue first. */
export function LadderPanel({ treasury }: { treasury: ScreenTreasury | null }) {
  const largest = Math.max(1, ...(treasury?.ladder.map(({ total }) => Number(total)) ?? []))
  return (
    <Panel title="债务到期" note="未来 12 个月本息，亿元" className="flex-1">
      {!treasury ? (
        <Nothing>您的岗位不查看司库数据</Nothing>
      ) : (
        <ol className="flex min-h-0 flex-1 items-end gap-1.5">
          {treasury.ladder.map((rung) => (
            <li key={rung.month} className="flex h-full min-w-0 flex-1 flex-col justify-end">
              <Link
                href={`/gov/treasury/debts?month=${encodeURIComponent(rung.month)}`}
                title={`${rung.month} 到期 ${billions(rung.total)} 亿元，其中再融资 ${billions(rung.refinanced)} 亿元`}
                className={clsx(link, 'flex min-h-24 flex-1 flex-col justify-end text-center text-sm whitespace-nowrap tabular-nums')}
              >
                <span className="sr-only">{rung.month}到期</span>
                <span className="whitespace-nowrap">{formatMoney(BigInt(rung.total.split('.')[0] ?? '0'), '亿元', 1)}</span>
                <span
                  aria-hidden
                  className="mx-auto block w-full max-w-6 rounded-t-sm"
                  style={{
                    height: `${(Number(rung.total) / largest) * 65}%`,
                    background: rung.month === '逾期' ? 'var(--alarm)' : 'var(--bright)',
                  }}
                />
                <span className="border-t border-(--line) pt-1 text-(--quiet)">{rung.month === '逾期' ? '逾期' : monthOf(rung.month)}</span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** Money in accounts, its concentration, debts and guarantees, and the payments being asked about. */
export function TreasuryPanel({ treasury }: { treasury: ScreenTreasury | null }) {
  if (!treasury) return null
  const rate = Number(treasury.target) > 0 ? (Number(treasury.actual) / Number(treasury.target)) * 100 : null
  const items = [
    { label: '账户余额', value: billions(treasury.balance), unit: '亿元', href: '/gov/treasury/accounts' },
    { label: '资金集中度', value: rate === null ? '—' : decimals(rate), unit: '%', href: '/gov/treasury/ledgers?ledger=concentration' },
    { label: '有息债务', value: billions(treasury.debt), unit: '亿元', href: '/gov/treasury/ledgers?ledger=debts' },
    { label: '一年内到期', value: billions(treasury.dueYear), unit: '亿元', href: '/gov/treasury/debts' },
    { label: '对外担保', value: billions(treasury.outside), unit: '亿元', href: '/gov/treasury/guarantees?mark=outside' },
    {
      label: '大额支付待查',
      value: String(treasury.openAlerts),
      unit: '笔',
      href: '/gov/treasury/payments?tab=pending',
      alarm: treasury.openAlerts > 0,
    },
  ]
  return (
    <Panel title="资金" note={treasury.asOf ? `司库数据至 ${treasury.asOf}` : '司库尚无余额数据'} className="flex-[0.8]">
      <ul className="grid flex-1 grid-cols-3 content-around gap-x-4 gap-y-2">
        {items.map((item) => (
          <li key={item.label}>
            <p className="text-sm text-(--quiet)">{item.label}</p>
            <Link href={item.href} className={clsx(link, 'text-[1.375rem] font-semibold tabular-nums', item.alarm && 'text-(--alarm)')}>
              <span className="sr-only">{item.label}</span>
              {item.value}
              <span className="ml-1 text-sm font-normal text-(--quiet)">{item.unit}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const billions = (cents: string) => formatMoney(BigInt(cents.split('.')[0] ?? '0'), '亿元')
const monthOf = (month: string) => `${Number(month.slice(5))}月`

import { clsx } from 'clsx'
import { Nothing, Panel } from '@/components/screen/panel'
import { Link } from '@/components/ui/link'
import type { ScreenFinance } from '@/lib/dashboards/screen-finance-schema'
import { formatPeriod } from '@/lib/kernel/period'

type Finance = NonNullable<ScreenFinance['finance']>
type Total = Finance['totals'][number]
type Props = { finance: Finance | null }

const sizeCodes = ['GM01', 'GM05', 'GM02']
const link = 'rounded-sm decoration-1 underline-offset-4 hover:underline'

/** Revenue, net profit and assets of the whole, in 亿元. */
export function SizeFigures({ finance }: Props) {
  const totals = sizeCodes.flatMap((code) => finance?.totals.find((one) => one.code === code) ?? [])
  if (!finance || totals.length === 0) return null
  return (
    <ul className="flex flex-wrap items-start justify-between gap-x-5 gap-y-4 max-sm:grid max-sm:grid-cols-2">
      {totals.map((total) => (
        <li key={total.code} className="whitespace-nowrap">
          <p className="text-[1.125rem]">{total.name}</p>
          <p className="flex items-baseline gap-1.5">
            <Link href={`/gov/finance/board?period=${finance.period}`} className={link}>
              <span className="sr-only">{total.name}</span>
              <span className="text-[2.5rem] leading-[1.15] font-bold text-white tabular-nums">
                {total.now === null ? '—' : decimals(Number(total.now) / 10_000)}
              </span>
            </Link>
            <span className="text-(--quiet)">亿元</span>
          </p>
          <p className="text-sm text-(--quiet)">
            同比 <Moved total={total} />
            <Counted total={total} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** 一利五率 of the whole against the year before. */
export function HeadlinePanel({ finance }: Props) {
  const totals = finance?.totals.filter(({ code }) => !sizeCodes.includes(code)) ?? []
  return (
    <Panel title="一利五率" note="汇总后计算，不年化" className="flex-[1.5]">
      {!finance || totals.length === 0 ? (
        <Nothing>没有已受理的财务快报</Nothing>
      ) : (
        <ul className="flex min-h-0 flex-1 flex-col justify-around gap-1">
          {totals.map((total) => (
            <li
              key={total.code}
              className="grid grid-cols-[minmax(0,1fr)_auto_9.5rem] items-baseline gap-3 border-t border-(--line)/60 pt-1"
            >
              <span className="truncate">{total.name}</span>
              <Link
                href={`/gov/finance/board?period=${finance.period}`}
                className={clsx(link, 'text-[1.375rem] font-semibold tabular-nums')}
              >
                <span className="sr-only">{total.name}</span>
                {total.now === null ? '—' : total.unit === '万元' ? decimals(Number(total.now) / 10_000) : decimals(Number(total.now))}
                <span className="ml-1 text-sm font-normal text-(--quiet)">{total.unit === '万元' ? '亿元' : total.unit}</span>
              </Link>
              <span className="text-right text-sm text-(--quiet)">
                <Moved total={total} />
                <Counted total={total} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Who has reported the newest month that is due. */
export function ReportingPanel({ finance }: Props) {
  if (!finance) return null
  const { period, dueOn, expected, accepted, underway, missing } = finance.reporting
  const list = `/gov/finance/statements?form=flash&period=${period}&scope=whole`
  const parts = [
    { key: 'accepted', label: '已受理', value: accepted, tone: 'text-(--done)', href: `${list}&status=accepted` },
    { key: 'underway', label: '编报或审核中', value: underway, tone: 'text-(--bright)', href: `${list}&status=underway` },
    {
      ...{ key: 'missing', label: '缺报', value: missing, tone: missing > 0 ? 'text-(--alarm)' : 'text-(--done)' },
      href: `/gov/finance/coverage?until=${period}&only=missing`,
    },
  ]
  return (
    <Panel title="快报报送" note={`${formatPeriod({ kind: 'month', code: period })} · 应于 ${dueOn} 前报送 · ${expected} 户`}>
      <ul className="flex justify-between gap-4">
        {parts.map((part) => (
          <li key={part.key}>
            <Link href={part.href} className={link}>
              <span className={clsx('text-2xl font-semibold tabular-nums', part.tone)}>{part.value}</span>
              <span className="ml-1.5 text-sm text-(--quiet)">户{part.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Moved({ total: { change } }: { total: Total }) {
  if (!change) return <span>—</span>
  const arrow = { up: '▲', down: '▼', flat: '—' }[change.direction]
  return (
    <span className={change.good === null ? '' : change.good ? 'text-(--done)' : 'text-(--alarm)'}>
      <span aria-hidden>{arrow}</span>
      <span className="sr-only">{{ up: '上升', down: '下降', flat: '持平' }[change.direction]}</span> {change.text}
    </span>
  )
}

/** Said only when somebody is not in the sum or the comparison. */
function Counted({ total: { counted, reported, compared } }: { total: Total }) {
  if (counted === reported && compared === counted) return null
  return (
    <span title={`${reported} 户已报，公式单元格填齐的 ${counted} 户，两年均可比的 ${compared} 户`}>
      {' '}
      {counted < reported ? `${counted}/${reported} 户` : `可比 ${compared} 户`}
    </span>
  )
}

export const decimals = (value: number) => value.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

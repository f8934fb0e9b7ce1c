import { clsx } from 'clsx'
import { Missing } from '@/components/patterns/missing'
import { formatMoney, type MoneyUnit } from '@/lib/kernel/money'

type Props = {
  /** Cents as an integer string, as it comes over the wire. */ cents: string | null
  unit?: MoneyUnit
  showUnit?: boolean
  missing?: string
}

/** An amount in 万元 (or `unit`) with separators and two decimals; negative red and with its sign; a missing one is — with the reason. */
export function Money({ cents, unit = '万元', showUnit = false, missing = '未填报' }: Props) {
  if (cents === null) return <Missing reason={missing} />
  const amount = BigInt(cents)
  const className = clsx('tabular-nums', amount < 0n && 'text-danger')
  if (!showUnit) return <span className={className}>{formatMoney(amount, unit)}</span>
  return (
    <span className={className}>
      {formatMoney(amount, unit)}
      <span className="ml-1 text-muted">{unit}</span>
    </span>
  )
}

import { clsx } from 'clsx'
import type { LinkMaker } from '@/components/efficiency/efficiency-scope'
import { Missing } from '@/components/patterns/missing'
import { TextLink } from '@/components/ui/text-link'
import { numberHref } from '@/lib/dashboards/rules/slice-links'
import type { Slice } from '@/lib/dashboards/schema'

type CountProps = { value: number; slice: Slice; links: LinkMaker; alarm?: boolean }

/** A counted number that opens the filings it counts; zero opens nothing. */
export function Count({ value, slice, links, alarm = false }: CountProps) {
  if (value === 0) return <span className="text-muted">0</span>
  const { side, scope, ledger } = links
  return (
    <TextLink href={numberHref(side, { ...scope, ...slice }, ledger)} className={clsx('tabular-nums', alarm && 'text-danger!')}>
      {value.toLocaleString('zh-CN')}
    </TextLink>
  )
}

/** An average or a rate with two decimals; negative ones red and with their sign, missing ones with the reason. */
export function Ratio({ value, missing = '没有已办结的办件' }: { value: string | null; missing?: string }) {
  if (value === null) return <Missing reason={missing} />
  return <span className={clsx('tabular-nums', value.startsWith('-') && 'text-danger')}>{value}</span>
}

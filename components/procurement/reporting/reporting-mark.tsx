import { formatPeriod } from '@/lib/kernel/period'
import type { ReportingCell } from '@/lib/procurement/rules/reporting'

const marks: Readonly<Record<ReportingCell['state'], { mark: string; tone: string }>> = {
  arrived: { mark: '✓', tone: 'text-ok' },
  missing: { mark: '缺', tone: 'rounded bg-danger-100 px-1 font-semibold text-danger' },
  waiting: { mark: '…', tone: 'text-muted' },
  extra: { mark: '✓', tone: 'text-muted' },
  none: { mark: '·', tone: 'text-muted' },
}

/** What a month says in words. */
export function reportingWords({ month, state, arrivals, dueOn }: ReportingCell): string {
  const name = formatPeriod({ kind: 'month', code: month })
  if (state === 'arrived') return `${name}：按期报送，${arrivals} 次到达`
  if (state === 'missing') return `${name}：未按期报送，应于 ${dueOn} 前到达`
  if (state === 'waiting') return `${name}：未到期，${dueOn} 前到达即可`
  if (state === 'extra') return `${name}：不要求报送，到达 ${arrivals} 次`
  return `${name}：不是应报期`
}

/** One month of an enterprise: red where nothing came in time; the words stand beside the mark for whoever does not see colours. */
export function ReportingMark({ cell }: { cell: ReportingCell }) {
  const { mark, tone } = marks[cell.state]
  const words = reportingWords(cell)
  return (
    <span title={words}>
      <span aria-hidden className={tone}>
        {mark}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

import { Missing } from '@/components/patterns/missing'
import { Status, type Tone } from '@/components/ui/status'
import type { Light, Share } from '@/lib/investment/main-business/shares'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

const tones: Readonly<Record<Light, Tone>> = { 绿: 'ok', 黄: 'notice', 红: 'danger' }

/** A share of the main businesses with its light; — with the reason where there is none. */
export function ShareCell({ average }: { average: Share & { light?: Light | null } }) {
  if (average.value === null) return <Missing reason={average.reason ?? '没有数据'} />
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-1" title={average.reason}>
      {formatDecimal(new Decimal(average.value), 2)}%
      {average.light && (
        <Status tone={tones[average.light]} shape={average.light === '绿' ? 'check' : 'alert'}>
          {average.light}
        </Status>
      )}
      {average.reason && <span className="text-xs text-muted">{average.reason}</span>}
    </span>
  )
}

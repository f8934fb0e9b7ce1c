import { TradeLight } from '@/components/procurement/property/light'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { TradeCheck } from '@/lib/procurement/rules/property-trade'

/** The checks of a transaction in the order of the procedure, each with its light, the reason and the rule it rests on. */
export function TradeChecks({ checks }: { checks: readonly TradeCheck[] }) {
  return (
    <Card title="核对" note="按登记的日期和金额逐项核对；黄灯须由人核对原件，条文待校核">
      <ul className="divide-y divide-line text-sm">
        {checks.map((check) => (
          <li key={check.id} className="flex flex-wrap gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0 sm:flex-nowrap">
            <span className="w-20 shrink-0">
              <TradeLight light={check.light} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {check.title}
                <span className="ml-2 font-mono text-2xs font-normal text-muted">{check.id}</span>
              </p>
              <p>{check.reason}</p>
              <p className="text-xs text-muted">
                依据：{check.basis.text}（{check.basis.version}） {!check.basis.checked && <Status tone="notice">待校核</Status>}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

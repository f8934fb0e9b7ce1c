import { DateTime } from '@/components/patterns/date-time'
import { Status } from '@/components/ui/status'
import type { AccountRow } from '@/lib/identity/queries/accounts'
import { accountStatusNames } from '@/lib/identity/schema'

/** The state of an account, and what stands in the way of signing in. */
export function AccountMarks({ account }: { account: Pick<AccountRow, 'status' | 'proof'> }) {
  const { status, proof } = account
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Status tone={status === 'active' ? 'ok' : 'neutral'} shape={status === 'active' ? 'check' : 'ban'}>
        {accountStatusNames[status] ?? status}
      </Status>
      {proof.lockedUntil && (
        <Status tone="warn" shape="stop" title={`锁定至 ${proof.lockedUntil}`}>
          登录锁定至 <DateTime iso={proof.lockedUntil} show="short" />
        </Status>
      )}
      {status === 'active' && proof.mustChange && <Status tone="notice">待首次改密</Status>}
      {status === 'active' && proof.needsFactor && !proof.enrolled && <Status tone="notice">待登记动态口令</Status>}
    </span>
  )
}

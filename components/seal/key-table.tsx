import type { ReactNode } from 'react'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import type { SealKeyRow } from '@/lib/matters/seal/queries/keys'
import { keyStates } from '@/lib/matters/seal/schema'

/** The keys of the seal, newest first; never more of them than the public may see. */
export function KeyTable({ keys, note, actions }: { keys: readonly SealKeyRow[]; note?: ReactNode; actions?: ReactNode }) {
  return (
    <Card title="密钥" note={note ?? '私钥加密保存，任何人不可查看、导出'} actions={actions} flush>
      {keys.length === 0 ? (
        <EmptyState title="还没有印章密钥">后台进程首次启动时自动生成。</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {keys.map((key) => (
            <li key={key.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
              <span className="font-medium">{key.name}</span>
              <Status tone={key.status === 'active' ? 'ok' : key.status === 'disabled' ? 'danger' : 'neutral'}>
                {keyStates[key.status]}
              </Status>
              <code className="text-xs">{key.fingerprint}</code>
              <span className="text-sm text-muted">
                <DateTime iso={key.fromAt} /> 起
                {key.toAt && (
                  <>
                    ，至 <DateTime iso={key.toAt} />
                  </>
                )}
              </span>
              <span className="w-full text-xs text-muted">
                {key.organ} · {key.createdByName}生成{key.endedReason && ` · 停止使用原因：${key.endedReason}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

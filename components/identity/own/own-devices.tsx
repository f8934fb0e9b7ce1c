import { endOtherSessionsAction, endOwnSessionAction } from '@/app/actions/identity-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { SessionRow } from '@/lib/identity/queries/sessions'

/** Where the person is signed in; other devices can be ended one by one or all. */
export function OwnDevices({ sessions }: { sessions: readonly SessionRow[] }) {
  return (
    <Card
      title="登录设备"
      note={`${sessions.length} 台`}
      flush
      actions={
        sessions.length > 1 && (
          <ActionDialog
            label="退出其他设备"
            size="sm"
            tone="danger"
            title="退出其他设备"
            intro="除当前设备外，所有设备立即退出登录。"
            submit="退出其他设备"
            danger
            action={endOtherSessionsAction}
          />
        )
      }
    >
      <ul className="divide-y divide-line border-t border-line">
        {sessions.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm">
            <span className="flex min-w-56 items-center gap-2 font-medium">
              {row.device} {row.current && <Status tone="brand">当前设备</Status>}
            </span>
            <span className="w-36 text-muted">{row.ip ?? '地址未知'}</span>
            <span className="text-muted">
              登录 <DateTime iso={row.createdAt} />
            </span>
            <span className="flex-1 text-muted">
              最近操作 <DateTime iso={row.lastSeenAt} />
            </span>
            {!row.current && (
              <ActionDialog
                label="退出"
                ariaLabel={`退出 ${row.device}`}
                size="sm"
                title="退出这台设备"
                intro={`${row.device} 立即退出登录。`}
                fixed={{ id: row.id }}
                submit="退出这台设备"
                action={endOwnSessionAction}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

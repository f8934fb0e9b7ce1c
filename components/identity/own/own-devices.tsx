import { endOtherSessionsAction, endOwnSessionAction } from '@/app/identity-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
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
            intro="除当前设备外,所有设备立即退出登录。"
            submit="退出其他设备"
            danger
            action={endOtherSessionsAction}
          />
        )
      }
    >
      <Table label="登录设备">
        <thead>
          <tr>
            <Th>设备</Th>
            <Th>地址</Th>
            <Th>登录时间</Th>
            <Th>最近操作</Th>
            <Th>
              <span className="sr-only">操作</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((row) => (
            <tr key={row.id}>
              <Td className="whitespace-nowrap">
                {row.device} {row.current && <Status tone="brand">当前设备</Status>}
              </Td>
              <Td>{row.ip ?? '—'}</Td>
              <Td>
                <DateTime iso={row.createdAt} />
              </Td>
              <Td>
                <DateTime iso={row.lastSeenAt} />
              </Td>
              <Td align="right">
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
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

import { withdrawGrantAction } from '@/app/actions/admin-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { GrantState, grantWords } from '@/components/identity/security/grant-columns'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import type { GrantRow } from '@/lib/identity/queries/grants'

/** What was asked for this person and what became of it. */
export function AccountRequests({ rows }: { rows: readonly GrantRow[] }) {
  if (rows.length === 0) return null
  return (
    <Card title="授权申请" note={`${rows.length} 项`} flush>
      <Table label="授权申请">
        <thead>
          <tr>
            <Th>申请</Th>
            <Th>结果</Th>
            <Th>提出</Th>
            <Th>审批</Th>
            <Th>理由与意见</Th>
            <Th>
              <span className="sr-only">操作</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <Td>{grantWords(row)}</Td>
              <Td>
                <GrantState row={row} />
              </Td>
              <Td className="whitespace-nowrap">
                {row.requestedBy} <DateTime iso={row.requestedAt} />
              </Td>
              <Td className="whitespace-nowrap">
                {row.decidedBy ?? '—'} {row.decidedAt && <DateTime iso={row.decidedAt} />}
              </Td>
              <Td className="min-w-40">{[row.reason, row.opinion].filter(Boolean).join(' / ')}</Td>
              <Td align="right">
                {row.status === 'open' && (
                  <ActionDialog
                    label="撤回"
                    ariaLabel={`撤回申请：${grantWords(row)}`}
                    size="sm"
                    tone="quiet"
                    title="撤回授权申请"
                    intro={grantWords(row)}
                    fixed={{ id: row.id }}
                    submit="撤回申请"
                    action={withdrawGrantAction}
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

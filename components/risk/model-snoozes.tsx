import { endSnoozeAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { type Actor, may } from '@/lib/kernel/actor'
import type { ModelRecord } from '@/lib/risk/queries/models'

/** Whom a model keeps silent about, until when and why; nothing where there is nobody. */
export function ModelSnoozes({ actor, model }: { actor: Actor; model: ModelRecord }) {
  if (model.snoozes.length === 0) return null
  return (
    <Card title="暂缓提示" note={`${model.snoozes.length} 项，到期自动恢复`} flush>
      <Table label="暂缓提示" dense>
        <thead>
          <tr>
            <Th>对象</Th>
            <Th>企业</Th>
            <Th>暂缓至</Th>
            <Th>理由</Th>
            <Th>操作</Th>
          </tr>
        </thead>
        <tbody>
          {model.snoozes.map((one) => (
            <tr key={one.id}>
              <Td>{one.name}</Td>
              <Td>{one.org ?? '—'}</Td>
              <Td>{one.until}</Td>
              <Td className="text-muted">
                {one.reason}（{one.byName}）
              </Td>
              <Td>
                {may(actor, 'risk.judge') ? (
                  <ActionDialog
                    label="解除"
                    ariaLabel={`解除暂缓 ${one.name}`}
                    size="sm"
                    title={`解除暂缓：${one.name}`}
                    intro="下次运行起，这个模型恢复对这一对象的提示。"
                    fixed={{ id: one.id }}
                    submit="解除暂缓"
                    action={endSnoozeAction}
                  />
                ) : (
                  '—'
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

import { decideKeyChangeAction, withdrawKeyChangeAction } from '@/app/actions/seal-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import type { SealChangeRow } from '@/lib/matters/seal/queries/keys'
import { changeKinds } from '@/lib/matters/seal/schema'

const states = {
  open: { word: '待批准', tone: 'notice' },
  approved: { word: '已批准', tone: 'ok' },
  refused: { word: '未批准', tone: 'danger' },
  withdrawn: { word: '已撤回', tone: 'neutral' },
} as const

type Props = { changes: readonly SealChangeRow[]; may: 'ask' | 'decide'; me: string }

/** Changes of the key: asked for by the security administrator, decided by the head of the office. */
export function KeyChanges({ changes, may, me }: Props) {
  return (
    <Card title="密钥变更" note="安全管理员申请，办公室负责人批准" flush>
      {changes.length === 0 ? (
        <EmptyState title="没有密钥变更申请">轮换、停用印章密钥须由两人分别申请和批准。</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {changes.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
              <span className="font-medium">{changeKinds[one.kind]}</span>
              <Status tone={states[one.status].tone}>{states[one.status].word}</Status>
              <code className="text-xs">{one.fingerprint}</code>
              {one.name && <span className="text-sm">新印章名称：{one.name}</span>}
              <span className="text-sm text-muted">
                {one.askedByName} <DateTime iso={one.askedAt} /> 申请
                {one.decidedByName && (
                  <>
                    ，{one.decidedByName} <DateTime iso={one.decidedAt} /> 办结
                  </>
                )}
              </span>
              {one.status === 'open' && <Doing one={one} may={may} me={me} />}
              <span className="w-full text-xs text-muted">
                事由：{one.reason}
                {one.opinion && `。意见：${one.opinion}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const opinion = { key: 'opinion', label: '意见', kind: 'lines', rows: 2, maxLength: 200 } as const

function Doing({ one, may, me }: { one: SealChangeRow; may: Props['may']; me: string }) {
  const what = `${changeKinds[one.kind]}印章密钥`
  if (may === 'ask')
    return one.askedBy === me ? (
      <ActionDialog
        label="撤回"
        size="sm"
        title={`撤回${what}申请`}
        intro="撤回后密钥不变。"
        fixed={{ id: one.id }}
        submit="撤回申请"
        action={withdrawKeyChangeAction}
      />
    ) : null
  const effect =
    one.kind === 'rotate'
      ? '批准后立即生成新密钥，此后的文书用新密钥落章；以前的文书仍以原公钥验签。'
      : '批准后立即停用，在启用新密钥之前不能制发盖章文书；以前的文书仍以原公钥验签。'
  return (
    <span className="inline-flex gap-1.5">
      <ActionDialog
        label={`批准${changeKinds[one.kind]}`}
        size="sm"
        tone="primary"
        title={`批准${what}`}
        intro={effect}
        fields={[opinion]}
        fixed={{ id: one.id, approve: true }}
        submit={`批准${changeKinds[one.kind]}`}
        action={decideKeyChangeAction}
      />
      <ActionDialog
        label="不予批准"
        size="sm"
        tone="danger"
        title="不予批准"
        intro={what}
        fields={[{ ...opinion, required: true }]}
        fixed={{ id: one.id, approve: false }}
        submit="不予批准"
        danger
        action={decideKeyChangeAction}
      />
    </span>
  )
}

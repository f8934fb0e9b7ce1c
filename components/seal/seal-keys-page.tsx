import { requestKeyChangeAction } from '@/app/actions/seal-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { KeyChanges } from '@/components/seal/key-changes'
import { KeyTable } from '@/components/seal/key-table'
import type { Actor } from '@/lib/kernel/actor'
import { sealKeys } from '@/lib/matters/seal/queries/keys'
import { runQuery } from '@/lib/platform/query'

const reason = { key: 'reason', label: '事由', kind: 'lines', rows: 2, maxLength: 300, required: true } as const

/** The security administrator's page of the seal's keys: ask for the next one, or that this one is put out of use. */
export async function SealKeysPage({ actor }: { actor: Actor }) {
  const { keys, changes } = await found(runQuery(sealKeys, actor, {}))
  const newest = keys[0]
  const open = changes.some((change) => change.status === 'open')
  return (
    <PageFrame
      title="印章密钥"
      actions={
        newest &&
        !open && (
          <>
            <ActionDialog
              label={newest.status === 'active' ? '申请轮换' : '申请启用新密钥'}
              tone="primary"
              title="申请轮换印章密钥"
              intro="批准后由系统生成新密钥，此后的文书用新密钥落章；以前的文书仍以原公钥验签。"
              fields={[
                {
                  key: 'name',
                  label: '印章名称',
                  kind: 'text',
                  maxLength: 12,
                  initial: newest.name,
                  hint: '印在五角星下方，不超过 12 个字',
                },
                reason,
              ]}
              fixed={{ kind: 'rotate', keyId: newest.id }}
              submit="提交轮换申请"
              action={requestKeyChangeAction}
            />
            {newest.status === 'active' && (
              <ActionDialog
                label="申请停用"
                tone="danger"
                title="申请停用印章密钥"
                intro="停用后、启用新密钥之前，不能制发盖章文书。仅在私钥可能泄露等紧急情况下使用；一般情况请轮换。"
                fields={[reason]}
                fixed={{ kind: 'disable', keyId: newest.id }}
                submit="提交停用申请"
                danger
                action={requestKeyChangeAction}
              />
            )}
          </>
        )
      }
    >
      <KeyTable keys={keys} />
      <KeyChanges changes={changes} may="ask" me={actor.userId} />
    </PageFrame>
  )
}

import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormAction } from '@/components/identity/form/form-field'
import type { AccountRecord } from '@/lib/identity/queries/accounts'

export type AccountDoings = { disable: FormAction; enable: FormAction; unlock: FormAction; reset: FormAction; factor?: FormAction }

/** What an administrator may do with an account in its present state. */
export function AccountActions({ account, doings }: { account: AccountRecord; doings: AccountDoings }) {
  const fixed = { id: account.id, version: String(account.version) }
  const closed = account.status !== 'active'
  return (
    <>
      {account.proof.lockedUntil && (
        <ActionDialog
          label="解锁"
          title="解除登录锁定"
          intro={`${account.name}连续输错口令被锁定，解除后可立即登录。`}
          fixed={fixed}
          submit="解除锁定"
          action={doings.unlock}
        />
      )}
      {account.status !== 'disabled' && (
        <ActionDialog
          label="重置口令"
          title="重置口令"
          intro={`生成新的初始口令，${account.name}的全部会话立即结束，下次登录须修改口令。`}
          fixed={fixed}
          submit="重置口令"
          action={doings.reset}
        />
      )}
      {doings.factor && account.proof.enrolled && (
        <ActionDialog
          label="重置动态口令"
          title="重置动态口令"
          intro={`${account.name}下次登录时重新登记验证器。`}
          fixed={fixed}
          submit="重置动态口令"
          action={doings.factor}
        />
      )}
      {closed ? (
        <ActionDialog
          label="启用账号"
          tone="primary"
          title="启用账号"
          intro={`${account.name}可重新登录，岗位按原授权恢复。`}
          fixed={fixed}
          submit="启用账号"
          action={doings.enable}
        />
      ) : (
        <ActionDialog
          label="停用账号"
          tone="danger"
          title="停用账号"
          intro={`${account.name}的全部会话立即结束，不能再登录；名下岗位的待办由同岗位人员或上级单位办理。`}
          fields={[{ key: 'reason', label: '原因', kind: 'text', required: true, maxLength: 200, placeholder: '如：调离' }]}
          fixed={fixed}
          submit="停用账号"
          danger
          action={doings.disable}
        />
      )}
    </>
  )
}

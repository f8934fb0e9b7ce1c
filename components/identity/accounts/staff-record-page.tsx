import {
  disableStaffAction,
  enableStaffAction,
  resetStaffFactorAction,
  resetStaffPasswordAction,
  setStaffRolesAction,
  unlockStaffAction,
} from '@/app/actions/admin-actions'
import { AccountActions } from '@/components/identity/accounts/account-actions'
import { AccountData } from '@/components/identity/accounts/account-data'
import { AccountMarks } from '@/components/identity/accounts/account-marks'
import { PostTable } from '@/components/identity/accounts/post-table'
import { StaffRules } from '@/components/identity/accounts/staff-rules'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { RecordPage } from '@/components/patterns/record-page'
import { staffRecord } from '@/lib/identity/queries/accounts'
import { staffChoices } from '@/lib/identity/queries/staff-choices'
import type { Actor } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

const doings = {
  disable: disableStaffAction,
  enable: enableStaffAction,
  unlock: unlockStaffAction,
  reset: resetStaffPasswordAction,
  factor: resetStaffFactorAction,
}

/** One account of the local administrator's organisations. */
export async function StaffRecordPage({ path, actor, id }: { path: string; actor: Actor; id: string }) {
  const { account, choices } = await found(
    runTogether(actor, async (ask) => ({ account: await ask(staffRecord, { id }), choices: await ask(staffChoices, {}) })),
  )
  const held = account.posts.filter((post) => post.inForce)
  const given = choices.roles.map((role) => role.code)
  // A post of the commission's giving (administrator, expert) is managed there.
  const own = id !== actor.userId && held.every((post) => given.includes(post.roleCode))
  return (
    <RecordPage
      crumbs={[{ label: '账号与岗位', href: path }, { label: account.name }]}
      title={account.name}
      marks={<AccountMarks account={account} />}
      facts={[account.orgName, account.title, account.login]}
      actions={own && <AccountActions account={account} doings={doings} />}
      aside={<StaffRules side={actor.side} roles={choices.roles} />}
    >
      <AccountData account={account} />
      <PostTable
        posts={account.posts}
        empty="设置岗位后列在这里。"
        actions={
          own &&
          account.status === 'active' && (
            <ActionDialog
              label="调整岗位"
              size="sm"
              tone="primary"
              title={`调整${account.name}的岗位`}
              fields={[
                {
                  key: 'roles',
                  label: '岗位',
                  kind: 'checks',
                  initial: held.map((post) => post.roleCode),
                  options: choices.roles.map((role) => ({ value: role.code, label: role.name })),
                },
              ]}
              fixed={{ id, version: String(account.version) }}
              submit="保存岗位"
              action={setStaffRolesAction}
            />
          )
        }
      />
    </RecordPage>
  )
}

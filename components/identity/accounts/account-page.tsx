import {
  disableAccountAction,
  enableAccountAction,
  requestGrantAction,
  requestRevokeAction,
  resetPasswordAction,
  unlockAccountAction,
} from '@/app/actions/admin-actions'
import { AccountActions } from '@/components/identity/accounts/account-actions'
import { AccountData } from '@/components/identity/accounts/account-data'
import { AccountMarks } from '@/components/identity/accounts/account-marks'
import { AccountRequests } from '@/components/identity/accounts/account-requests'
import { grantFields } from '@/components/identity/accounts/grant-fields'
import { PostTable } from '@/components/identity/accounts/post-table'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { RecordPage } from '@/components/patterns/record-page'
import { accountRecord } from '@/lib/identity/queries/accounts'
import { grantChoices, grantRequests } from '@/lib/identity/queries/grants'
import type { Actor } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

const doings = { disable: disableAccountAction, enable: enableAccountAction, unlock: unlockAccountAction, reset: resetPasswordAction }

/** One account for the system administrator: state, posts, requests for posts. */
export async function AccountPage({ actor, id }: { actor: Actor; id: string }) {
  const { account, choices, open, decided } = await found(
    runTogether(actor, async (ask) => ({
      account: await ask(accountRecord, { id }),
      choices: await ask(grantChoices, {}),
      open: await ask(grantRequests, { userId: id, size: 100 }),
      decided: await ask(grantRequests, { userId: id, open: false, size: 20 }),
    })),
  )
  const own = id === actor.userId
  return (
    <RecordPage
      crumbs={[{ label: '账号管理', href: '/gov/admin/users' }, { label: account.name }]}
      title={account.name}
      marks={<AccountMarks account={account} />}
      facts={[account.orgName, account.title, account.login]}
      actions={!own && <AccountActions account={account} doings={doings} />}
    >
      <AccountData account={account} />
      <PostTable
        posts={account.posts}
        empty="申请授权并经安全保密管理员批准后，岗位列在这里。"
        actions={
          !own &&
          account.status === 'active' && (
            <ActionDialog
              label="申请授权"
              size="sm"
              tone="primary"
              title={`为${account.name}申请授权`}
              intro="由安全保密管理员审批，批准即生效，本人须重新登录。"
              fields={grantFields(choices, account.orgKind, account.orgId)}
              fixed={{ userId: id }}
              submit="提交申请"
              action={requestGrantAction}
            />
          )
        }
        rowAction={(post) =>
          !own && (
            <ActionDialog
              label="申请收回"
              ariaLabel={`申请收回${post.roleName}`}
              size="sm"
              tone="quiet"
              title="申请收回岗位"
              intro={`${account.name} · ${[post.departmentName, post.roleName].filter(Boolean).join(' ')}`}
              fields={[{ key: 'reason', label: '理由', kind: 'text', required: true, maxLength: 200 }]}
              fixed={{ postId: post.id }}
              submit="提交收回申请"
              action={requestRevokeAction}
            />
          )
        }
      />
      <AccountRequests rows={[...open.rows, ...decided.rows]} />
    </RecordPage>
  )
}

import { createAccountAction } from '@/app/actions/admin-actions'
import { accountFields } from '@/components/identity/accounts/account-fields'
import { ActionForm } from '@/components/identity/form/action-form'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { grantChoices } from '@/lib/identity/queries/grants'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

/** Opens an account anywhere; roles are asked for afterwards on the account's own page. */
export async function AccountNewPage({ actor }: { actor: Actor }) {
  const { orgs } = await found(runQuery(grantChoices, actor, {}))
  const choices = orgs.map((org) => ({ value: org.id, label: org.name }))
  return (
    <PageFrame
      crumbs={[{ label: '账号管理', href: '/gov/admin/users' }, { label: '开通账号' }]}
      title="开通账号"
      facts={['开通后没有任何岗位，须另行申请授权并由安全保密管理员批准']}
    >
      <Card className="max-w-3xl">
        <ActionForm
          fields={accountFields(choices, actor.orgId)}
          submit="开通账号"
          action={createAccountAction}
          aside={<TextLink href="/gov/admin/users">返回账号管理</TextLink>}
        />
      </Card>
    </PageFrame>
  )
}

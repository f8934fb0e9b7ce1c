import { createStaffAction } from '@/app/actions/admin-actions'
import { accountFields } from '@/components/identity/accounts/account-fields'
import { StaffRules } from '@/components/identity/accounts/staff-rules'
import { ActionForm } from '@/components/identity/form/action-form'
import type { FormField } from '@/components/identity/form/form-field'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { staffChoices } from '@/lib/identity/queries/staff-choices'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

/** Opens an account with its posts in an organisation of the local administrator. */
export async function StaffNewPage({ path, actor }: { path: string; actor: Actor }) {
  const { orgs, roles } = await found(runQuery(staffChoices, actor, {}))
  const fields: FormField[] = [
    ...accountFields(
      orgs.map((org) => ({ value: org.id, label: org.name })),
      actor.orgId,
    ),
    { key: 'roles', label: '岗位', kind: 'checks', required: true, options: roles.map((role) => ({ value: role.code, label: role.name })) },
  ]
  return (
    <PageFrame crumbs={[{ label: '账号与岗位', href: path }, { label: '开通账号' }]} title="开通账号">
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,48rem)_20rem]">
        <Card>
          <ActionForm
            fields={fields}
            submit="开通账号"
            action={createStaffAction}
            aside={<TextLink href={path}>返回账号与岗位</TextLink>}
          />
        </Card>
        <StaffRules side={actor.side} roles={roles} />
      </div>
    </PageFrame>
  )
}

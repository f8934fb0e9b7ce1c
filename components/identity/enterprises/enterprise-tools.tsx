import { deactivateEnterpriseAction, moveEnterpriseAction } from '@/app/actions/enterprise-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import type { Choice } from '@/components/ui/combobox'

type Props = {
  org: { id: string; version: number; name: string; below: number; status: string }
  superiors: readonly Choice[]
  today: string
}

/** What the keeper of the register does with an enterprise: put it under another superior, mark it as deregistered. */
export function EnterpriseTools({ org, superiors, today }: Props) {
  if (org.status === '已注销') return null
  const fixed = { id: org.id, version: String(org.version) }
  const reason: FormField = { key: 'reason', label: '依据', kind: 'text', required: true, maxLength: 200, placeholder: '如：划转批复文号' }
  return (
    <>
      <ActionDialog
        label="调整隶属"
        title={`调整${org.name}的隶属关系`}
        intro={`${org.below > 0 ? `连同下级 ${org.below} 户一并调整。` : ''}级次、所属集团和各人的可见范围随之改变，原隶属关系留存起止日期；已上报的办件仍归原申报企业。`}
        fields={[
          {
            key: 'parentId',
            label: '新的上级单位',
            kind: 'choice',
            required: true,
            options: superiors.filter((one) => one.value !== org.id),
          },
          { key: 'fromDate', label: '生效日期', kind: 'date', required: true, initial: today },
          { key: 'ownGroup', label: '仍由国资委按集团监管', kind: 'toggle' },
          reason,
        ]}
        fixed={fixed}
        submit="调整隶属"
        action={moveEnterpriseAction}
      />
      <ActionDialog
        label="注销"
        tone="danger"
        title={`注销${org.name}`}
        intro="注销后不能再申报事项，历史资料和办件保留可查。有下级企业、未办结办件或者启用账号的不能注销。"
        fields={[
          { key: 'onDate', label: '注销日期', kind: 'date', required: true, initial: today },
          { ...reason, placeholder: '如：注销登记通知书' },
        ]}
        fixed={fixed}
        submit="注销企业"
        danger
        action={deactivateEnterpriseAction}
      />
    </>
  )
}

import { askExplanationAction, explainCaseAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { type Actor, may } from '@/lib/kernel/actor'
import type { CaseRecord } from '@/lib/risk/queries/case-record'
import { judges } from '@/lib/risk/rules/desk'

/** What may be done with a case as a whole: the supervisor asks, the enterprise explains. */
export function CaseDoings({ face, actor, record }: { face: 'gov' | 'ent'; actor: Actor; record: CaseRecord }) {
  const open = record.findings.filter((finding) => finding.status !== 'closed' && finding.goneAt === null).length
  if (open === 0) return null
  if (face === 'ent') {
    if (!may(actor, 'risk.explain')) return null
    return (
      <ActionDialog
        label="作出说明"
        tone="primary"
        title={`说明 ${open} 条发现`}
        intro="说明事实经过和已经采取的措施，需要时写明佐证材料的名称和编号。提交后由监管单位认定。"
        fields={[{ key: 'words', label: '说明', kind: 'lines', rows: 6, required: true }]}
        fixed={{ caseId: record.id }}
        submit="提交说明"
        wide
        action={explainCaseAction}
      />
    )
  }
  if (!judges(actor, record.key) || record.org?.kind !== 'enterprise') return null
  return (
    <ActionDialog
      label="要求企业说明"
      tone="primary"
      title={`要求${record.org.shortName}说明`}
      intro={`涉及 ${open} 条未认定的发现，${record.period === null ? '企业采购管理岗' : '企业财务岗位'}即时收到。`}
      fields={[
        { key: 'words', label: '需要说明的事项', kind: 'lines', rows: 4, required: true },
        { key: 'dueOn', label: '期限', kind: 'date', hint: '不填为五天后' },
      ]}
      fixed={{ caseId: record.id }}
      submit="发出要求"
      action={askExplanationAction}
    />
  )
}

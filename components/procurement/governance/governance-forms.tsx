import { removePostAction, removeRuleAction, savePostAction, saveRuleAction } from '@/app/actions/sunshine-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { RuleFile } from '@/components/procurement/governance/rule-file'
import type { GovernanceRow } from '@/lib/procurement/queries/governance'
import { procurementPosts, ruleTopics } from '@/lib/procurement/rules/governance'

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

const postFields = (row?: GovernanceRow): FormField[] => [
  { key: 'name', label: '姓名', kind: 'text', required: true, maxLength: 40, initial: row?.name ?? '' },
  {
    key: 'post',
    label: '岗位',
    kind: 'select',
    required: true,
    empty: '请选择',
    options: choices(procurementPosts),
    initial: row?.post ?? '',
  },
  { key: 'startedOn', label: '任职日期', kind: 'date', required: true, half: true, initial: row?.startedOn ?? '' },
  { key: 'endedOn', label: '离任日期', kind: 'date', half: true, hint: '在任不填', initial: row?.endedOn ?? '' },
  { key: 'note', label: '备注', kind: 'text', maxLength: 200, hint: '如轮岗安排', initial: row?.note ?? '' },
]

const ruleFields = (row?: GovernanceRow): FormField[] => [
  { key: 'name', label: '制度名称', kind: 'text', required: true, maxLength: 120, initial: row?.name ?? '' },
  { key: 'number', label: '文号', kind: 'text', maxLength: 60, initial: row?.number ?? '' },
  { key: 'covers', label: '内容', kind: 'checks', required: true, options: choices(ruleTopics), initial: row?.covers ?? [] },
  { key: 'inForceOn', label: '施行日期', kind: 'date', required: true, half: true, initial: row?.startedOn ?? '' },
  { key: 'endedOn', label: '废止日期', kind: 'date', half: true, hint: '有效不填', initial: row?.endedOn ?? '' },
  { key: 'link', label: '链接', kind: 'text', maxLength: 500, hint: '文件可在保存后上传', initial: row?.link ?? '' },
]

/** Enters a person into a post. */
export const NewPost = () => (
  <ActionDialog label="登记任职" tone="primary" title="登记采购岗位任职" fields={postFields()} submit="保存任职" action={savePostAction} />
)

/** Enters an internal rule. */
export const NewRule = () => (
  <ActionDialog label="登记制度" tone="primary" title="登记采购制度" fields={ruleFields()} submit="保存制度" action={saveRuleAction} />
)

/** What the enterprise may do with an entry of its own. */
export function RowDoings({ row, kind }: { row: GovernanceRow; kind: 'posts' | 'rules' }) {
  const name = row.name ?? ''
  const post = kind === 'posts'
  return (
    <span className="flex flex-wrap gap-1">
      <ActionDialog
        label="修改"
        ariaLabel={`修改 ${name}`}
        size="sm"
        title={`修改“${name}”`}
        fields={post ? postFields(row) : ruleFields(row)}
        fixed={{ id: row.id }}
        submit="保存修改"
        action={post ? savePostAction : saveRuleAction}
      />
      {!post && <RuleFile id={row.id} name={name} replaces={row.fileId !== null} />}
      <ActionDialog
        label="删除"
        ariaLabel={`删除 ${name}`}
        size="sm"
        title={`删除“${name}”`}
        intro={post ? '只删除登记错误的；离任的请填写离任日期。' : '只删除登记错误的；废止的请填写废止日期。'}
        fixed={{ id: row.id }}
        submit="删除登记"
        danger
        action={post ? removePostAction : removeRuleAction}
      />
    </span>
  )
}

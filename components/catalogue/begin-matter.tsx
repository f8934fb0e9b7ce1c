import { beginMatterAction, beginOneThingAction } from '@/app/actions/catalogue-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import type { Choice } from '@/components/ui/combobox'

type Props = { departments: readonly Choice[]; matters: readonly Choice[]; freeCode?: string | undefined }

/** Begins a new matter from another one: all of it, or its way and the applicant's part only. */
export function BeginMatter({ departments, matters }: Props) {
  const fields: FormField[] = [
    { key: 'name', label: '事项名称', kind: 'text', required: true, maxLength: 120 },
    {
      ...{ key: 'code', label: '编码', kind: 'text', required: true, maxLength: 8, half: true },
      hint: '“GZ-”、两个大写字母、两位数字；发布后不能改',
    },
    { key: 'department', label: '主办处室', kind: 'choice', options: departments, required: true, half: true },
    { key: 'from', label: '底稿', kind: 'choice', options: matters, required: true, hint: '从哪个现行事项起草' },
    {
      ...{ key: 'beginning', label: '起草方式', kind: 'select', required: true, initial: 'whole' },
      options: [
        { value: 'whole', label: '整份沿用，再修改' },
        { value: 'frame', label: '只沿用办理流程和申报主体，其余从空白起草' },
      ],
    },
  ]
  return (
    <ActionDialog
      {...{ label: '新建事项', title: '新建事项', submit: '建立草稿', fields, action: beginMatterAction }}
      intro="先建立草稿，修改完整后报批，由另一人审批，自生效日起可以申报。"
    />
  )
}

/** Begins a new 一件事 from the matters it joins. */
export function BeginOneThing({ departments, matters, freeCode }: Props) {
  const fields: FormField[] = [
    { key: 'name', label: '名称', kind: 'text', required: true, maxLength: 120, hint: '如：国有产权转让一件事' },
    {
      ...{ key: 'code', label: '编码', kind: 'text', required: true, maxLength: 5, half: true, initial: freeCode ?? '' },
      hint: '“OT-”加两位数字；发布后不能改',
    },
    {
      ...{ key: 'department', label: '牵头处室', kind: 'choice', options: departments, required: true, half: true },
      hint: '受理、汇总意见并办结',
    },
    { key: 'matters', label: '包含的事项', kind: 'choices', options: matters, required: true, hint: '依申报表上的次序逐个选择，至少两个' },
    { key: 'description', label: '说明', kind: 'lines', hint: '何时办理、合并了什么' },
  ]
  return (
    <ActionDialog
      {...{ label: '新建一件事', title: '新建一件事', submit: '建立草稿', fields, action: beginOneThingAction, wide: true }}
      intro="申报表、材料和流程由所选事项合成。先建立草稿，核对后报批，由另一人审批，自生效日起可以申报。"
    />
  )
}

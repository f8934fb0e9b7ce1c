import { removeEbsPlatformAction, saveEbsPlatformAction } from '@/app/actions/sunshine-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import type { EbsRecord } from '@/lib/procurement/ebs/queries'
import { ebsKinds } from '@/lib/procurement/rules/ebs'

const stars = ['1', '2', '3'].map((value) => ({ value, label: `${value} 星` }))

const fields = (row?: EbsRecord): FormField[] => [
  { key: 'name', label: '平台名称', kind: 'text', required: true, maxLength: 100, initial: row?.name ?? '' },
  {
    ...{ key: 'kind', label: '平台类型', kind: 'select', required: true, half: true },
    options: ebsKinds.map((value) => ({ value, label: value })),
    initial: row?.kind ?? '交易平台',
  },
  {
    key: 'targetStars',
    label: '目标星级',
    kind: 'select',
    required: true,
    half: true,
    options: stars,
    initial: String(row?.targetStars ?? 3),
  },
  { key: 'person', label: '负责人', kind: 'text', maxLength: 40, half: true, initial: row?.person ?? '' },
  { key: 'dueOn', label: '完成期限', kind: 'date', half: true, initial: row?.dueOn ?? '' },
  {
    key: 'certificate',
    label: '证书编号',
    kind: 'text',
    maxLength: 100,
    half: true,
    hint: '取得证书后填写',
    initial: row?.certificate ?? '',
  },
  { key: 'certifiedOn', label: '取得日期', kind: 'date', half: true, initial: row?.certifiedOn ?? '' },
]

/** Enters a platform. */
export const NewPlatform = () => (
  <ActionDialog
    label="登记平台"
    tone="primary"
    title="登记电子招投标平台"
    fields={fields()}
    submit="保存平台"
    action={saveEbsPlatformAction}
  />
)

/** Changes the entry of a platform, or takes one out of which nothing was said. */
export function PlatformDoings({ platform }: { platform: EbsRecord }) {
  return (
    <>
      <ActionDialog
        label="修改平台"
        title={`修改“${platform.name}”`}
        fields={fields(platform)}
        fixed={{ id: platform.id }}
        submit="保存修改"
        action={saveEbsPlatformAction}
      />
      <ActionDialog
        label="删除"
        title={`删除“${platform.name}”`}
        intro="只能删除登记错误、尚无自评记录的平台。"
        fixed={{ id: platform.id }}
        submit="删除平台"
        danger
        action={removeEbsPlatformAction}
      />
    </>
  )
}

import { draftSettingAction, startRunAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { scopeOptions } from '@/components/risk/copy-settings'
import { type Actor, may } from '@/lib/kernel/actor'
import type { ModelRecord } from '@/lib/risk/queries/models'
import type { SettingScope } from '@/lib/risk/queries/scopes'

/** Where the model's own value comes from, as a hint at the field. */
const cameFrom = ({ origin, text, checked }: ModelRecord['thresholds'][number]['from']) =>
  `${origin}：${text}${checked ? '' : '（待校核）'}`

/** Adjusting a model and running it now. */
export function ModelDoings({ actor, model, scopes }: { actor: Actor; model: ModelRecord; scopes: readonly SettingScope[] }) {
  if (model.phase === null) return null
  const fields: FormField[] = [
    { key: 'enabled', label: '启用', kind: 'toggle', initial: model.state !== 'off' },
    ...model.thresholds.map(
      ({ name, title, value, unit, lines, from }): FormField =>
        lines
          ? {
              key: name,
              label: title,
              kind: 'lines',
              initial: value,
              hint: `${value === '' ? '每行一个词；空着为不限' : '每行一个词'}；${cameFrom(from)}`,
            }
          : {
              key: name,
              label: title,
              kind: 'text',
              initial: value,
              unit,
              mode: 'decimal',
              half: true,
              hint: `${value === '' ? '空着按数据的围栏；' : ''}${cameFrom(from)}`,
            },
    ),
    {
      key: 'mode',
      label: '运行方式',
      kind: 'select',
      half: true,
      initial: 'live',
      options: [
        { value: 'live', label: '正式：发布后按此提示' },
        { value: 'shadow', label: '影子：每夜并行计数，不形成发现' },
      ],
    },
    { key: 'orgId', label: '适用范围', kind: 'choice', options: scopeOptions(scopes), hint: '不填为全部企业；选定的含其所属企业' },
    { key: 'reason', label: '调整理由', kind: 'lines', required: true },
  ]
  return (
    <>
      {may(actor, 'risk.tune') && (
        <ActionDialog
          label="调整参数"
          tone="primary"
          title={`调整 ${model.code} ${model.name}`}
          intro="存为草稿后自动在历史数据上回测，由另一人看过结果后发布，从生效日起适用。"
          fields={fields}
          fixed={{ modelCode: model.code }}
          submit="存为草稿并回测"
          wide
          action={draftSettingAction}
        />
      )}
      {may(actor, 'risk.run') && (
        <ActionDialog
          label="立即运行"
          title={`运行 ${model.code}`}
          intro="在全部数据上运行这一个模型，结果进入风险发现。"
          fixed={{ models: model.code }}
          submit="开始运行"
          action={startRunAction}
        />
      )}
    </>
  )
}

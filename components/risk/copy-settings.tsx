import { copySettingsAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { SettingScope } from '@/lib/risk/queries/scopes'

/** What a setting may be for, as choices of a form. */
export function scopeOptions(scopes: readonly SettingScope[]) {
  return scopes.map(({ id, name, kind }) => ({ value: id, label: name, note: kind === 'district' ? '区（市）' : '集团' }))
}

/** Copies the settings in force for everybody to one district or group, as drafts. */
export function CopySettings({ scopes }: { scopes: readonly SettingScope[] }) {
  return (
    <ActionDialog
      label="复制设置"
      title="把通用设置复制给区（市）或者集团"
      intro="已发布的通用设置逐项成为这一范围的草稿，可以改阈值后由另一人发布；对其所属企业一并生效。已有设置的模型不重复复制。"
      fields={[{ key: 'orgId', label: '区（市）或者集团', kind: 'choice', options: scopeOptions(scopes), required: true }]}
      submit="复制为草稿"
      action={copySettingsAction}
    />
  )
}

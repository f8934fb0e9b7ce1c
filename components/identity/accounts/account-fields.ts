import type { FormField } from '@/components/identity/form/form-field'
import type { Choice } from '@/components/ui/combobox'

/** What is asked when an account is opened. */
export function accountFields(orgs: readonly Choice[], orgId?: string): FormField[] {
  return [
    { key: 'orgId', label: '单位', kind: 'choice', required: true, options: orgs, ...(orgId ? { initial: orgId } : {}) },
    { key: 'name', label: '姓名', kind: 'text', required: true, half: true, maxLength: 20 },
    {
      key: 'login',
      label: '账号名',
      kind: 'text',
      required: true,
      half: true,
      maxLength: 32,
      hint: '小写字母开头，可含数字和短横线；开通后不能更改',
    },
    { key: 'title', label: '职务', kind: 'text', half: true, maxLength: 30 },
    { key: 'phone', label: '手机', kind: 'text', half: true, maxLength: 11, mode: 'tel', hint: '加密保存，页面只显示前三后四位' },
  ]
}

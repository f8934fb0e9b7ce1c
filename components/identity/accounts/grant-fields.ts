import type { FormField } from '@/components/identity/form/form-field'
import { postShapes, scopeNames } from '@/lib/identity/rules/post-shapes'

type Named = { code: string; name: string }
type Org = { id: string; name: string; kind: string; level: number }
type Choices = { roles: readonly Named[]; departments: readonly Named[]; orgs: readonly Org[] }

/** The form of a request for a role, for an account of an organisation of this kind: the role decides what else is asked. */
export function grantFields({ roles, departments, orgs }: Choices, orgKind: string, orgId: string): FormField[] {
  const fitting = Object.entries(postShapes).filter(([, shape]) => shape.org === orgKind)
  const codes = fitting.map(([code]) => code)
  const seated = fitting.filter(([, shape]) => shape.department !== 'none').map(([code]) => code)
  const scopes = Object.fromEntries(
    fitting.map(([code, shape]) => [code, shape.scopes.map((scope) => ({ value: scope, label: scopeNames[scope] }))]),
  )
  const departmentNames = departments.map(({ code, name }) => ({ value: code, label: name }))
  return [
    {
      key: 'roleCode',
      label: '角色',
      kind: 'select',
      required: true,
      half: true,
      empty: '请选择',
      options: roles.filter((role) => codes.includes(role.code)).map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      key: 'orgId',
      label: '任职单位',
      kind: 'choice',
      required: true,
      half: true,
      initial: orgId,
      options: orgs.filter((org) => org.kind === orgKind).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'departmentCode',
      label: '处室',
      kind: 'select',
      half: true,
      empty: '不指定',
      options: departmentNames,
      when: { key: 'roleCode', in: seated },
      hint: '处室负责人、监管专员必须指定',
    },
    {
      key: 'orgScope',
      label: '单位范围',
      kind: 'select',
      required: true,
      half: true,
      options: [],
      by: { key: 'roleCode', options: scopes },
      when: { key: 'roleCode', in: codes },
    },
    {
      key: 'listed',
      label: '分管企业',
      kind: 'choices',
      options: orgs.filter((org) => org.kind === 'enterprise' && org.level === 1).map(({ id, name }) => ({ value: id, label: name })),
      when: { key: 'orgScope', in: ['listed'] },
      hint: '含各级下属',
    },
    { key: 'fromDate', label: '开始日期', kind: 'date', half: true, hint: '不填自批准之日起' },
    { key: 'toDate', label: '结束日期', kind: 'date', half: true, hint: '不填长期有效' },
    { key: 'reason', label: '申请理由', kind: 'text', required: true, maxLength: 200, placeholder: '如：任职文号' },
  ]
}

import { updateOrgAction } from '@/app/actions/admin-actions'
import { ActionForm } from '@/components/identity/form/action-form'
import type { FormField } from '@/components/identity/form/form-field'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { cityAdcode, districtName, districts } from '@/lib/identity/districts'
import { type RegisterEntry, registerEntry } from '@/lib/identity/queries/register'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { runQuery } from '@/lib/platform/query'

const path = '/gov/admin/organisations'

/** The basic data of one enterprise as a form; a version that is no longer the present one is refused. */
export async function OrganisationPage({ actor, id }: { actor: Actor; id: string }) {
  const org = await found(runQuery(registerEntry, actor, { id }))
  return (
    <PageFrame
      crumbs={[{ label: '机构管理', href: path }, { label: org.shortName }]}
      title={org.name}
      facts={[org.code, `第 ${org.version} 版`]}
    >
      <Card className="max-w-4xl" title="基本资料" note="修改留痕；上下级关系和股权随产权登记办理，不在此修改">
        <ActionForm
          // A saved form begins anew from what is stored.
          key={org.version}
          fields={fieldsOf(org)}
          fixed={{ id, version: String(org.version) }}
          submit="保存企业资料"
          action={updateOrgAction}
          aside={<TextLink href={path}>返回机构管理</TextLink>}
        />
      </Card>
    </PageFrame>
  )
}

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
const plain = (cents: string) => String(fromCents(BigInt(cents), '万元'))

function fieldsOf(org: RegisterEntry): FormField[] {
  const half = { half: true } as const
  return [
    { key: 'name', label: '企业名称', kind: 'text', required: true, maxLength: 80, initial: org.name },
    { key: 'shortName', label: '简称', kind: 'text', required: true, maxLength: 30, initial: org.shortName, ...half },
    { key: 'legalPerson', label: '法定代表人', kind: 'text', maxLength: 20, initial: org.legalPerson, ...half },
    {
      ...{ key: 'adcode', label: '注册地', kind: 'select', required: true, initial: org.adcode, ...half },
      options: [{ adcode: cityAdcode }, ...districts].map(({ adcode }) => ({ value: adcode, label: districtName(adcode) })),
    },
    {
      key: 'status',
      label: '状态',
      kind: 'select',
      required: true,
      initial: org.status,
      options: options(['存续', '拟注销', '已注销']),
      ...half,
    },
    { key: 'orgForm', label: '组织形式', kind: 'text', maxLength: 30, initial: org.orgForm, ...half },
    {
      ...{ key: 'functionClass', label: '功能分类', kind: 'select', empty: '未分类', initial: org.functionClass, ...half },
      options: options([...new Set(['商业一类', '商业二类', '公益类', org.functionClass].filter(Boolean))]),
    },
    { key: 'industry', label: '行业代码', kind: 'text', maxLength: 5, initial: org.industry, hint: 'GB/T 4754 国民经济行业分类', ...half },
    { key: 'industryName', label: '所属行业', kind: 'text', maxLength: 60, initial: org.industryName, ...half },
    {
      ...{ key: 'registeredCapital', label: '注册资本', kind: 'text', required: true, unit: '万元', mode: 'decimal', ...half },
      initial: plain(org.registeredCapital),
    },
    {
      key: 'paidCapital',
      label: '实收资本',
      kind: 'text',
      required: true,
      unit: '万元',
      mode: 'decimal',
      initial: plain(org.paidCapital),
      ...half,
    },
    { key: 'isDormant', label: '停业', kind: 'toggle', initial: org.isDormant },
    { key: 'reason', label: '修改依据', kind: 'text', required: true, maxLength: 200, placeholder: '如：市场监管变更登记' },
  ]
}

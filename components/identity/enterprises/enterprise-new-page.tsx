import { registerEnterpriseAction } from '@/app/actions/enterprise-actions'
import { ActionForm } from '@/components/identity/form/action-form'
import type { FormField } from '@/components/identity/form/form-field'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import type { Choice } from '@/components/ui/combobox'
import { TextLink } from '@/components/ui/text-link'
import { cityAdcode, districtName, districts } from '@/lib/identity/districts'
import { superiorChoices } from '@/lib/identity/queries/superiors'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

const path = '/gov/enterprises'

/** Registers an enterprise: register data, place in the management tree, the day it is there from. */
export async function EnterpriseNewPage({ actor }: { actor: Actor }) {
  const superiors = await found(runQuery(superiorChoices, actor, {}))
  return (
    <PageFrame crumbs={[{ label: '企业全景', href: path }, { label: '登记企业' }]} title="登记企业">
      <Card className="max-w-4xl" title="基本资料" note="登记后上级及有权人员即可见；股权随产权登记办理">
        <ActionForm
          fields={fieldsOf(superiors, shanghaiDate(new Date()))}
          submit="登记企业"
          action={registerEnterpriseAction}
          aside={<TextLink href={path}>返回企业全景</TextLink>}
        />
      </Card>
    </PageFrame>
  )
}

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

function fieldsOf(superiors: readonly Choice[], today: string): FormField[] {
  const half = { half: true } as const
  return [
    { key: 'name', label: '企业名称', kind: 'text', required: true, maxLength: 80 },
    { key: 'shortName', label: '简称', kind: 'text', required: true, maxLength: 30, ...half },
    {
      ...{ key: 'code', label: '统一社会信用代码', kind: 'text', required: true, maxLength: 18, ...half },
      hint: '境外企业填登记编号：JW 加 8 位数字',
    },
    { key: 'parentId', label: '上级单位', kind: 'choice', required: true, options: superiors },
    {
      ...{ key: 'adcode', label: '注册地', kind: 'select', required: true, initial: cityAdcode, ...half },
      options: [{ adcode: cityAdcode }, ...districts].map(({ adcode }) => ({ value: adcode, label: districtName(adcode) })),
    },
    { key: 'legalPerson', label: '法定代表人', kind: 'text', maxLength: 20, ...half },
    { key: 'orgForm', label: '组织形式', kind: 'text', maxLength: 30, placeholder: '如：国有全资', ...half },
    {
      ...{ key: 'functionClass', label: '功能分类', kind: 'select', empty: '未分类', ...half },
      options: options(['商业一类', '商业二类', '公益类']),
    },
    { key: 'industry', label: '行业代码', kind: 'text', maxLength: 5, hint: 'GB/T 4754 国民经济行业分类', ...half },
    { key: 'industryName', label: '所属行业', kind: 'text', maxLength: 60, ...half },
    { key: 'registeredCapital', label: '注册资本', kind: 'text', required: true, unit: '万元', mode: 'numeric', ...half },
    { key: 'fromDate', label: '成立（纳入）日期', kind: 'date', required: true, initial: today, ...half },
    { key: 'isOverseas', label: '境外企业', kind: 'toggle' },
    { key: 'reason', label: '登记依据', kind: 'text', required: true, maxLength: 200, placeholder: '如：产权登记表、市场监管登记' },
  ]
}

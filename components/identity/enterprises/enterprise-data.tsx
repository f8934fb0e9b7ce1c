import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { DefinitionList } from '@/components/ui/definition-list'
import { TextLink } from '@/components/ui/text-link'
import { districtName } from '@/lib/identity/districts'
import type { OrgRecord } from '@/lib/identity/queries/org-record'

const none = <span className="text-muted">—</span>
const levels = ['', '一级', '二级', '三级', '四级', '五级']

/** The register data of an enterprise. */
export function EnterpriseData({ org, list }: { org: OrgRecord; list: string }) {
  const parent = org.path.at(-1)
  return (
    <>
      <Card title="登记信息">
        <DefinitionList
          columns={3}
          items={[
            { key: 'name', label: '企业名称', value: org.name, wide: true },
            {
              key: 'code',
              label: '统一社会信用代码',
              value: (
                <span className="inline-flex items-center gap-1">
                  {org.code}
                  <CopyButton text={org.code} label="复制代码" />
                </span>
              ),
            },
            { key: 'short', label: '简称', value: org.shortName },
            { key: 'legal', label: '法定代表人', value: org.legalPerson || none },
            { key: 'founded', label: '成立日期', value: org.foundedOn ?? none },
            { key: 'registered', label: '注册资本', value: <Money cents={org.registeredCapital} showUnit /> },
            { key: 'paid', label: '实收资本', value: <Money cents={org.paidCapital} showUnit /> },
            { key: 'place', label: '注册地', value: districtName(org.adcode) },
            { key: 'form', label: '组织形式', value: org.orgForm || none },
            { key: 'property', label: '产权登记号', value: org.registrationNo ?? none },
          ]}
        />
      </Card>
      <Card title="监管信息">
        <DefinitionList
          columns={3}
          items={[
            { key: 'owner', label: '监管层级', value: org.owner === 'city' ? '市属' : '区（市）属' },
            { key: 'level', label: '管理级次', value: levels[org.level] ?? `${org.level} 级` },
            {
              key: 'parent',
              label: '上级企业',
              value: parent ? <TextLink href={`${list}/${parent.id}`}>{parent.shortName}</TextLink> : none,
            },
            { key: 'class', label: '功能分类', value: org.functionClass || none },
            { key: 'industry', label: '所属行业', value: org.industryName ? `${org.industryName}（${org.industry}）` : none },
            { key: 'core', label: '主业代码', value: org.coreBusiness.length > 0 ? org.coreBusiness.join('、') : none },
            { key: 'consolidated', label: '合并报表', value: org.consolidated ? '纳入' : '未纳入' },
            { key: 'listed', label: '上市', value: org.isListed ? '是' : '否' },
            { key: 'overseas', label: '境外企业', value: org.isOverseas ? '是' : '否' },
          ]}
        />
      </Card>
    </>
  )
}

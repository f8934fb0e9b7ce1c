import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import type { MatterDefinition } from '@/lib/matters/schema'

/** What a definition asks for and how it goes, by names: for whoever approves one that has no earlier version to be compared with. */
export function MatterContents({ matter }: { matter: MatterDefinition }) {
  const { form, flow, limits, parts } = matter
  const groups = form.groups.map((group) => {
    const labels = form.fields.filter((field) => field.group === group).map((field) => field.label)
    return `${group}：${labels.join('、')}`
  })
  const named = (names: readonly string[], none: string) => (names.length > 0 ? names.join('、') : none)
  return (
    <Card title={parts ? '合成结果' : '内容'} note={`承诺 ${limits.promiseDays} 个工作日`}>
      <DefinitionList
        columns={1}
        items={[
          ...(parts
            ? [
                {
                  key: 'parts',
                  label: '包含的事项',
                  value: named(
                    parts.map(({ matter: code, name }) => `${code} ${name}`),
                    '—',
                  ),
                },
              ]
            : []),
          {
            key: 'steps',
            label: '办理环节',
            value: flow.steps.map(({ name, days }) => (days > 0 ? `${name}（${days}）` : name)).join(' → '),
          },
          {
            key: 'materials',
            label: `材料 ${matter.materials.length} 份`,
            value: named(
              matter.materials.map(({ name }) => name),
              '不要求材料',
            ),
          },
          {
            key: 'fields',
            label: `字段 ${form.fields.length} 个`,
            value: groups.map((group) => (
              <span key={group} className="block">
                {group}
              </span>
            )),
          },
          {
            key: 'rules',
            label: `规则 ${matter.rules.length} 条`,
            value: named(
              matter.rules.map(({ id, title }) => `${id} ${title}`),
              '没有自动校验',
            ),
          },
          {
            key: 'risks',
            label: `风险点 ${matter.riskPoints.length} 个`,
            value: named(
              matter.riskPoints.map(({ point }) => point),
              '没有登记',
            ),
          },
        ]}
      />
    </Card>
  )
}

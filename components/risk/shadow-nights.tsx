import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import type { ModelRecord } from '@/lib/risk/queries/models'

/** What the shadow settings of a model would have found, night by night; nothing of it has become a finding. */
export function ShadowNights({ model }: { model: ModelRecord }) {
  if (model.shadows.length === 0) return null
  const versions = new Map(model.settings.map((setting) => [setting.id, `第 ${setting.version} 版 · ${setting.orgName ?? '全部企业'}`]))
  const names = (list: readonly { name: string }[]) =>
    list
      .slice(0, 5)
      .map(({ name }) => name)
      .join('；') || '—'
  return (
    <Card title="影子运行" note="每夜与现行设置并行计数，不形成发现，不进待办" flush>
      <Table label="影子运行" dense className="max-h-80 overflow-y-auto">
        <thead>
          <tr>
            <Th>夜间运行</Th>
            <Th>设置</Th>
            <Th align="right">现行</Th>
            <Th align="right">影子</Th>
            <Th align="right">多出</Th>
            <Th align="right">减少</Th>
            <Th>多出的</Th>
            <Th>减少的</Th>
          </tr>
        </thead>
        <tbody>
          {model.shadows.map((night) => (
            <tr key={`${night.settingId}-${night.at}`}>
              <Td>
                <DateTime iso={night.at} />
              </Td>
              <Td>{versions.get(night.settingId) ?? '较早的设置'}</Td>
              <Td align="right">{night.live}</Td>
              <Td align="right">{night.missing.length > 0 ? '缺数据' : night.shadow}</Td>
              <Td align="right">{night.more}</Td>
              <Td align="right">{night.fewer}</Td>
              <Td className="text-xs text-muted">{names(night.examples.more)}</Td>
              <Td className="text-xs text-muted">{names(night.examples.fewer)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

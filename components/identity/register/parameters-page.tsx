import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { parameterList } from '@/lib/matters/queries/parameters'
import { runQuery } from '@/lib/platform/query'

// Thousands are set apart; lists stay as they are.
const figure = (text: string) => (/^\d{4,}$/.test(text) ? Number(text).toLocaleString('zh-CN') : text)

/** Every figure of the rules: its default, where it comes from, and what is in force. */
export async function ParametersPage({ actor }: { actor: Actor }) {
  const rows = await found(runQuery(parameterList, actor, {}))
  const set = rows.filter((row) => row.value !== null || row.own > 0).length
  return (
    <PageFrame title="参数管理" facts={[`${rows.length} 项参数`, `${set} 项已另行设置`, '规则校验按办件企业和当日生效的取值执行']}>
      <Card flush>
        <Table label="参数">
          <thead>
            <tr>
              <Th>参数</Th>
              <Th align="right">默认值</Th>
              <Th align="right">现行值</Th>
              <Th>单位</Th>
              <Th>生效日期</Th>
              <Th align="right">单独设置（户）</Th>
              <Th>出处</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <Td className="min-w-56">
                  <TextLink href={`/gov/admin/parameters/${row.code}`}>{row.label}</TextLink>
                  <span className="block font-mono text-2xs text-muted">{row.code}</span>
                </Td>
                <Td align="right">{figure(row.default)}</Td>
                <Td align="right">
                  {row.value === null ? <span className="text-muted">同默认</span> : <Status tone="brand">{figure(row.value)}</Status>}
                </Td>
                <Td className="whitespace-nowrap">{row.unit ?? '—'}</Td>
                <Td className="whitespace-nowrap">{row.since ?? '—'}</Td>
                <Td align="right">{row.own || '—'}</Td>
                <Td className="min-w-48 text-muted">{row.origin}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </PageFrame>
  )
}

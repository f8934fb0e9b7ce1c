import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Table, Td, Th } from '@/components/ui/table'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { supplierBenchmark } from '@/lib/procurement/queries/benchmark'
import { firstOfYears } from '@/lib/procurement/rules/profile-period'

const quantileNames = ['最低', '下四分位', '中位', '上四分位', '最高']
const shown = (value: number | null | undefined) => (value === null || value === undefined ? '—' : value.toFixed(2))

/** 供应商管理对标: choose an industry, see where each enterprise stands in the quantiles of all that buy there. */
export async function SupplierBenchmarkPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const to = shanghaiDate(new Date())
  const from = firstOfYears(to, 1)
  const industry = typeof params.industry === 'string' ? params.industry.slice(0, 60) : undefined
  const board = await found(runQuery(supplierBenchmark, actor, { industry, from, to }))
  return (
    <PageFrame
      title="供应商管理对标"
      facts={[`公告日期 ${from} 至 ${to}`, `${board.groups} 家采购集团`, !board.named && '其他集团只给分位，不足五家的不给']}
    >
      {!board.chosen ? (
        <EmptyState title="没有可以对标的行业">供应商登记了所属行业并在最近一年中标后，行业会列在这里。</EmptyState>
      ) : (
        <>
          <LinkTabs
            label="行业"
            tabs={board.industries.map(({ name, suppliers }) => ({
              href: `/${face}/procurement/suppliers?industry=${encodeURIComponent(name)}`,
              label: name,
              count: suppliers,
              current: name === board.chosen,
            }))}
          />
          <Card title={`${board.chosen}：分位`} flush>
            <Table label="分位" dense>
              <thead>
                <tr>
                  <Th>指标</Th>
                  {quantileNames.map((name) => (
                    <Th key={name} align="right">
                      {name}
                    </Th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {board.lines.map((line) => (
                  <tr key={line.key}>
                    <Td>
                      {line.title}（{line.unit}）
                    </Td>
                    {line.quantiles.map((value, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: quantiles stand in a fixed order
                      <Td key={index} align="right">
                        {shown(value)}
                      </Td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          </Card>
          <div className="grid grid-cols-1 gap-3 *:min-w-0 xl:grid-cols-2">
            {board.lines.map((line) => (
              <Card key={line.key}>
                <Chart
                  height={260}
                  chart={prepareBar({
                    title: board.named ? `各集团的${line.title}` : `${line.title}的分位`,
                    subtitle: `${board.chosen}，${from} 至 ${to}`,
                    unit: line.unit,
                    bars: [
                      ...line.all.map(({ name, value }) => ({
                        label: name,
                        value: value === null ? null : value.toFixed(2),
                        marked: !board.named,
                      })),
                      ...(board.named ? [] : quantileNames.map((label, at) => ({ label, value: line.quantiles[at]?.toFixed(2) ?? null }))),
                    ],
                  })}
                />
              </Card>
            ))}
          </div>
        </>
      )}
    </PageFrame>
  )
}

import { FormulaText } from '@/components/finance/indicator/formula-text'
import { IndicatorChanges } from '@/components/finance/indicator/indicator-changes'
import { LineagePicture } from '@/components/finance/indicator/lineage-picture'
import { crumbsAbove } from '@/components/finance/shut-units'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { bases } from '@/lib/finance/indicators/definition'
import { type IndicatorRecord, indicatorLineage, indicatorRecord } from '@/lib/finance/queries/indicators'
import { type Actor, may } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; code: string; params: SearchParams }

/** One indicator: what it says and how it is worked out; from a figure also where each number in it comes from. */
export async function IndicatorPage({ face, actor, code, params }: Props) {
  const statementId = typeof params.statement === 'string' ? params.statement : null
  const { record, lineage } = await found(
    runTogether(actor, async (ask) => ({
      record: await ask(indicatorRecord, { code }),
      lineage: statementId ? await ask(indicatorLineage, { code, statementId }) : null,
    })),
  )
  const { indicator } = record
  return (
    <PageFrame
      crumbs={
        lineage
          ? [
              { label: '一利五率', href: `/${face}/finance/board` },
              ...crumbsAbove(face, lineage.above, lineage.statement.period),
              { label: indicator.name },
            ]
          : [{ label: '指标库', href: `/${face}/finance/indicators` }, { label: indicator.name }]
      }
      title={indicator.name}
      marks={indicator.basis === 'unverified' && <Status tone="warn">{bases.unverified}</Status>}
      actions={
        face === 'gov' &&
        (may(actor, 'finance.define') || may(actor, 'finance.approve')) && (
          <ButtonLink href={`/gov/finance/indicators/${indicator.code}/draft`}>修改与审批</ButtonLink>
        )
      }
      facts={[indicator.code, indicator.group, `单位：${indicator.unit}`, bases[indicator.basis]]}
    >
      {lineage && <LineagePicture face={face} lineage={lineage} />}
      <div className="grid grid-cols-1 gap-3 *:min-w-0 lg:grid-cols-2">
        <Card title="定义">
          <DefinitionList
            columns={1}
            items={[
              { key: 'calibre', label: '口径', value: indicator.calibre },
              { key: 'formula', label: '公式', value: <FormulaText formula={indicator.formula} cells={record.cells} /> },
              {
                key: 'annual',
                label: '年化',
                value: indicator.annualize ? '期中可将流量乘以 12÷月份；对外通报不年化，风险预警年化' : '不年化',
              },
              { key: 'direction', label: '方向', value: { up: '越大越好', down: '越小越好', neutral: '适中或描述' }[indicator.direction] },
              { key: 'note', label: '说明', value: indicator.note ?? '—' },
              { key: 'frequency', label: '频度', value: indicator.frequency === 'month' ? '月' : '年' },
              { key: 'owner', label: '归口处室', value: record.owner },
              { key: 'sensitivity', label: '敏感等级', value: indicator.sensitivity },
            ]}
          />
        </Card>
        <Cells record={record} />
      </div>
      <Versions record={record} />
    </PageFrame>
  )
}

function Cells({ record }: { record: IndicatorRecord }) {
  return (
    <Card title="引用的单元格" note={`${record.cells.length} 个`} flush>
      <Table label="引用的单元格" dense>
        <thead>
          <tr>
            <Th>项目</Th>
            <Th>列</Th>
            <Th>性质</Th>
            <Th>公式中的名称</Th>
          </tr>
        </thead>
        <tbody>
          {record.cells.map((cell) => (
            <tr key={cell.path}>
              <Td>{cell.label}</Td>
              <Td className="whitespace-nowrap">{cell.columnLabel}</Td>
              <Td className="whitespace-nowrap">{cell.nature}</Td>
              <Td className="[overflow-wrap:anywhere]">
                <code className="text-xs">{cell.path}</code>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Versions({ record }: { record: IndicatorRecord }) {
  return (
    <Card title="版本" flush>
      <Table label="版本" dense>
        <thead>
          <tr>
            <Th>版本</Th>
            <Th>生效日期</Th>
            <Th>发布人</Th>
            <Th>公式</Th>
            <Th>与上一版的差异</Th>
          </tr>
        </thead>
        <tbody>
          {record.versions.map((one) => (
            <tr key={one.version}>
              <Td>{one.version}</Td>
              <Td className="whitespace-nowrap">{one.effectiveFrom}</Td>
              <Td>{one.by ?? '随程序发布'}</Td>
              <Td className="[overflow-wrap:anywhere]">
                <code className="text-xs">{one.formula}</code>
                {one.note && <p className="text-xs text-muted">{one.note}</p>}
              </Td>
              <Td>
                <IndicatorChanges changes={one.changes} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

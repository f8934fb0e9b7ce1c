import { CellOriginWords } from '@/components/finance/statement/cell-origin'
import { IntakeList } from '@/components/finance/statement/intake-list'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { shownValue } from '@/lib/finance/indicators/change'
import type { IndicatorLineage } from '@/lib/finance/queries/indicators'
import { scopes } from '@/lib/finance/statement/scope'
import { Decimal, roundTo } from '@/lib/kernel/decimal'
import { formatPeriod } from '@/lib/kernel/period'

const sources: Readonly<Record<string, string>> = { entry: '在线填报', workbook: '表格导入', interface: '接口报送', former: '原系统转入' }

/** How a figure came about, drawn: the value, the cells of the formula, the statement and its version, the submissions it came in and the person. */
export function LineagePicture({ face, lineage }: { face: 'gov' | 'ent'; lineage: IndicatorLineage }) {
  const { indicator, statement, version } = lineage
  const form = statement.formCode === 'annual' ? '企业财务决算' : '企业财务快报'
  const period = formatPeriod({ kind: statement.formCode === 'annual' ? 'year' : 'month', code: statement.period })
  return (
    <Card title="这个数从哪里来">
      <ol className="grid grid-cols-1 gap-3 *:min-w-0 lg:grid-cols-[14rem_minmax(0,1fr)_18rem]">
        <li className="rounded-lg border-2 border-brand bg-brand-50 p-3">
          <p className="text-sm text-muted">指标值</p>
          <p className="text-xl font-semibold">
            {shownValue(lineage.value, indicator.unit) ?? '—'} <span className="text-sm font-normal">{indicator.unit}</span>
          </p>
          {lineage.annualised !== null && <p className="text-sm">年化 {shownValue(lineage.annualised, indicator.unit)}</p>}
          {lineage.missing && <p className="text-sm text-warn">不能计算：{lineage.missing}</p>}
          <p className="mt-1 text-xs text-muted [overflow-wrap:anywhere]">
            精确值 {lineage.value === null ? '—' : roundTo(new Decimal(lineage.value), 10).toString()}
          </p>
        </li>
        <li className="rounded-lg border border-line p-3">
          <p className="mb-1 text-sm text-muted">
            <span aria-hidden>◀ </span>由 {lineage.cells.length} 个单元格算得（{version.unit}）
          </p>
          <ul className="space-y-2 text-sm">
            {lineage.cells.map((cell) => (
              <li key={cell.path} className="flex flex-wrap justify-between gap-x-3">
                <TextLink href={`/${face}/finance/statements/${statement.id}?sheet=${cell.sheet}&cell=${encodeURIComponent(cell.path)}`}>
                  {cell.label}（{cell.columnLabel}）
                </TextLink>
                <span className="tabular-nums">{cell.value}</span>
                <p className="w-full text-xs text-muted">
                  <CellOriginWords {...{ face, statementId: statement.id, origin: cell.origin, newest: version.number }} />
                </p>
              </li>
            ))}
          </ul>
        </li>
        <li className="rounded-lg border border-line p-3 text-sm">
          <p className="mb-1 text-muted">
            <span aria-hidden>◀ </span>取自报表
          </p>
          <p>
            <TextLink href={`/${face}/finance/statements/${statement.id}`}>
              {period}
              {form}（{scopes[statement.scope as keyof typeof scopes]}）
            </TextLink>
          </p>
          <p>{statement.orgName}</p>
          <p className="mt-2 text-muted">来源与填报人</p>
          <p>
            第 {version.number} 版，{sources[version.source] ?? version.source}
          </p>
          <p>
            {version.filledByName}，<DateTime iso={version.filledAt} />
          </p>
          <p className="mt-2 mb-1 text-muted">
            <span aria-hidden>◀ </span>来源批次
          </p>
          <IntakeList face={face} intakes={lineage.intakes} />
        </li>
      </ol>
    </Card>
  )
}

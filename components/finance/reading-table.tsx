import { Missing } from '@/components/patterns/missing'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Change, changeOf, shownValue } from '@/lib/finance/indicators/change'
import type { EnterpriseFinance } from '@/lib/finance/queries/enterprise'

/** Every indicator of the library for one enterprise and month, group by group. */
export function ReadingTable({ sheet, lineage }: { sheet: EnterpriseFinance; lineage: (code: string) => string | undefined }) {
  const groups = [...new Set(sheet.indicators.map(({ group }) => group))]
  const readings = new Map(sheet.readings.map((one) => [one.code, one]))
  return (
    <Card title="全部指标" note="同业位次：同一行业门类中，数值小于本企业的企业所占比例" flush>
      <Table label="全部指标" dense>
        <thead>
          <tr>
            <Th>指标</Th>
            <Th>单位</Th>
            <Th align="right">本期</Th>
            <Th align="right">年化</Th>
            <Th align="right">上年同期</Th>
            <Th align="right">同比</Th>
            <Th align="right">环比</Th>
            <Th align="right">同业位次</Th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th colSpan={8} scope="rowgroup" className="bg-sunken px-3 py-1 text-left font-medium">
                {group}
              </th>
            </tr>
            {sheet.indicators
              .filter((one) => one.group === group)
              .map(({ code, name, unit, direction, annualize }) => {
                const reading = readings.get(code)!
                const shown = shownValue(reading.now, unit)
                const href = lineage(code)
                return (
                  <tr key={code}>
                    <Td>
                      {name} <span className="text-xs text-muted">{code}</span>
                    </Td>
                    <Td>{unit}</Td>
                    <Td align="right">
                      {shown === null ? (
                        <Missing reason="公式引用的单元格为空，或分母为零" />
                      ) : href ? (
                        <TextLink href={href}>{shown}</TextLink>
                      ) : (
                        shown
                      )}
                    </Td>
                    <Td align="right">{annualize ? shownValue(reading.annualised, unit) : ''}</Td>
                    <Td align="right">{shownValue(reading.yearAgo, unit) ?? <Missing reason="上年同期未报送" />}</Td>
                    <Td align="right">
                      <Moved change={changeOf(reading.now, reading.yearAgo, unit, direction)} />
                    </Td>
                    <Td align="right">
                      <Moved change={changeOf(reading.now, reading.monthAgo, unit, direction)} />
                    </Td>
                    <Td align="right">{reading.percentile === null ? <Missing reason="同业不足五家" /> : `${reading.percentile}%`}</Td>
                  </tr>
                )
              })}
          </tbody>
        ))}
      </Table>
    </Card>
  )
}

function Moved({ change }: { change: Change | null }) {
  if (!change) return <Missing reason="没有可比的数" />
  const arrow = { up: '▲', down: '▼', flat: '—' }[change.direction]
  const word = { up: '上升', down: '下降', flat: '持平' }[change.direction]
  return (
    <span className={`whitespace-nowrap ${change.good === false ? 'text-danger' : change.good ? 'text-ok' : 'text-muted'}`}>
      <span aria-hidden>{arrow}</span>
      <span className="sr-only">{word}</span> {change.text}
    </span>
  )
}

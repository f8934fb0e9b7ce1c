import { Missing } from '@/components/patterns/missing'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { operatingProfitCell } from '@/lib/finance/evaluation/ground'
import type { ScoreSheet, SheetLine } from '@/lib/finance/evaluation/score-sheet'
import { standardGrades } from '@/lib/finance/evaluation/standard'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

type Props = { face: 'gov' | 'ent'; sheet: ScoreSheet; units: Readonly<Record<string, string>>; statementId: string }

const titles: Readonly<Record<SheetLine['kind'], string>> = {
  basic: '基本指标',
  modifying: '修正指标',
  scored: '评价指标',
  supplementary: '补充指标（只列示，不计分）',
}

/** The lines of a score sheet by kind: value, the five standards, place, coefficient, what it earned, and the computation written out. */
export function ScoreLines({ face, sheet, units, statementId }: Props) {
  const kinds = (['basic', 'modifying', 'scored', 'supplementary'] as const).filter((kind) =>
    sheet.lines.some((line) => line.kind === kind),
  )
  return kinds.map((kind) => (
    <Card key={kind} title={titles[kind]} flush>
      <Table label={titles[kind]} dense>
        <thead>
          <tr>
            <Th>{sheet.method === '2006' ? '部分' : '维度'}</Th>
            <Th>指标</Th>
            {sheet.method === '2006' && <Th align="right">权数</Th>}
            <Th align="right">实际值</Th>
            {standardGrades.map((grade) => (
              <Th key={grade} align="right">
                {grade}
              </Th>
            ))}
            <Th>本档</Th>
            <Th align="right">功效系数</Th>
            <Th align="right">{kind === 'modifying' ? '修正系数' : '得分'}</Th>
            <Th>计算过程</Th>
          </tr>
        </thead>
        <tbody>
          {sheet.lines
            .filter((line) => line.kind === kind)
            .map((line) => (
              <tr key={line.key}>
                <Td className="whitespace-nowrap">{line.part}</Td>
                <Td className="whitespace-nowrap">{line.name}</Td>
                {sheet.method === '2006' && <Td align="right">{line.weight}</Td>}
                <Td align="right" className="whitespace-nowrap">
                  <Value line={line} unit={units[line.indicator] ?? ''} href={originOf(face, line, statementId)} />
                </Td>
                {standardGrades.map((grade, index) => (
                  <Td key={grade} align="right" className={line.grade === grade ? 'bg-brand-50 font-semibold' : undefined}>
                    {line.standard?.[index] ?? <Missing reason="没有标准值" />}
                  </Td>
                ))}
                <Td className="whitespace-nowrap">{line.grade ?? (line.rule ? '按特殊规定' : '—')}</Td>
                <Td align="right">{shown(line.efficacy, '达到优秀值、低于较差值或按特殊规定，没有功效系数')}</Td>
                <Td align="right" className="font-semibold">
                  {shown(line.earned, line.missing ?? '不能计算')}
                </Td>
                <Td className="min-w-72 text-xs text-muted">
                  {line.steps.length > 0 ? line.steps.map((step) => <p key={step}>{step}</p>) : (line.rule ?? line.missing)}
                </Td>
              </tr>
            ))}
        </tbody>
      </Table>
    </Card>
  ))
}

const shown = (text: string | null, reason: string) => (text === null ? <Missing reason={reason} /> : formatDecimal(new Decimal(text), 4))

/** Where a value comes from: its lineage, or the cell for the growth that is no indicator of the library. */
function originOf(face: string, { indicator }: SheetLine, statementId: string): string {
  return indicator === 'R20'
    ? `/${face}/finance/statements/${statementId}?sheet=IS&cell=${encodeURIComponent(operatingProfitCell)}`
    : `/${face}/finance/indicators/${indicator}?statement=${statementId}`
}

function Value({ line, unit, href }: { line: SheetLine; unit: string; href: string }) {
  if (line.value === null) {
    return (
      <>
        <Missing reason={line.rule ?? '公式引用的单元格为空，或分母为零'} />
        <TextLink href={href}>来源</TextLink>
      </>
    )
  }
  return (
    <TextLink href={href}>
      {formatDecimal(new Decimal(line.value), 4)}
      {unit}
    </TextLink>
  )
}

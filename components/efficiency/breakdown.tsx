import { faceDimensions, type LinkMaker, scopeHref } from '@/components/efficiency/efficiency-scope'
import { Count, Ratio } from '@/components/efficiency/numbers'
import { Card } from '@/components/ui/card'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Dimension, dimensions, type MeasureRow, type Slice } from '@/lib/dashboards/schema'

type Props = {
  dimension: Dimension
  rows: readonly MeasureRow[]
  total: MeasureRow
  links: LinkMaker
  /** Shows only the first so many; the rest is in the export. */
  top?: number
  csv: string
}

/** One breakdown of the filings: counts that open their lists, averages and rates, with the total below. */
export function Breakdown({ dimension, rows, total, links, top, csv }: Props) {
  const shown = top ? rows.slice(0, top) : rows
  const most = Math.max(1, ...rows.map((row) => row.filings))
  const words = shown.length < rows.length ? `列出件数最多的 ${shown.length} 项，共 ${rows.length} 项，全部见导出` : `共 ${rows.length} 项`
  const tabs = faceDimensions[links.side].map((one) => ({
    href: scopeHref(links.side, links.scope, {}, one),
    label: `按${dimensions[one]}`,
    current: one === dimension,
  }))
  return (
    <Card title="办理情况" note={words} actions={<Csv href={csv} />} flush>
      <LinkTabs label="统计维度" tabs={tabs} className="border-b border-line px-4" />
      <Table label={`按${dimensions[dimension]}统计的办理情况`} dense>
        <thead>
          <tr>
            <Th>{dimensions[dimension]}</Th>
            <Th align="right">上报（件）</Th>
            <Th align="right">在办（件）</Th>
            <Th align="right">超期未结（件）</Th>
            <Th align="right">办结（件）</Th>
            <Th align="right">平均用时（工作日）</Th>
            <Th align="right">平均承诺（工作日）</Th>
            <Th align="right">压缩率（%）</Th>
            <Th align="right">按时率（%）</Th>
            <Th align="right">超期办结（件）</Th>
            <Th align="right">退回补正（件）</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.key} row={row} slice={{ [dimension]: row.key }} links={links} share={row.filings / most} />
          ))}
        </tbody>
        <tfoot className="font-semibold print:[display:table-row-group]">
          <Row row={total} slice={{}} links={links} share={0} />
        </tfoot>
      </Table>
    </Card>
  )
}

type RowProps = { row: MeasureRow; slice: Slice; links: LinkMaker; share: number }

function Row({ row, slice, links, share }: RowProps) {
  const count = (value: number, more: Slice, alarm = false) => (
    <Count value={value} slice={{ ...slice, ...more }} links={links} alarm={alarm && value > 0} />
  )
  return (
    <tr>
      <Td className="min-w-40">
        {row.label}
        {share > 0 && <span aria-hidden className="mt-0.5 block h-0.5 rounded-full bg-brand-300" style={{ width: `${share * 100}%` }} />}
      </Td>
      <Td align="right">{count(row.filings, {})}</Td>
      <Td align="right">{count(row.open, { tab: 'open' })}</Td>
      <Td align="right">{count(row.overdue, { tab: 'overdue' }, true)}</Td>
      <Td align="right">{count(row.ended, { tab: 'ended' })}</Td>
      <Td align="right">
        <Ratio value={row.averageUsed} />
      </Td>
      <Td align="right">
        <Ratio value={row.averagePromise} />
      </Td>
      <Td align="right">
        <Ratio value={row.compression} />
      </Td>
      <Td align="right">
        <Ratio value={row.onTimeRate} missing="没有计时结束的办件" />
      </Td>
      <Td align="right">{count(row.late, { onTime: 'no' }, true)}</Td>
      <Td align="right">{count(row.back, { back: 'yes' })}</Td>
    </tr>
  )
}

/** A quiet link that takes one table along as CSV. */
export function Csv({ href }: { href: string }) {
  return (
    <span data-print="hidden">
      <TextLink href={href} className="text-sm">
        导出 CSV
      </TextLink>
    </span>
  )
}

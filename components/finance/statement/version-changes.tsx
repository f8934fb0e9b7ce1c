import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { StatementRecord } from '@/lib/finance/queries/statement-record'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

const most = 60

/** What a version changed: each cell with the amount before, the amount now and the difference, in the unit of filing. */
export function VersionChanges({ record: { before, typed, form, shown } }: { record: StatementRecord }) {
  if (!before) return null
  const cells = form.sheets.flatMap((sheet) =>
    sheet.lines
      .filter((line) => !line.title)
      .flatMap((line) =>
        sheet.columns.map((column) => ({
          path: `${sheet.key}.${line.key}@${column.key}`,
          sheet: sheet.key,
          label: `${line.label}（${column.label}）`,
        })),
      ),
  )
  const changed = cells.filter(({ path }) => (before.typed[path] ?? '') !== (typed[path] ?? ''))
  return (
    <Card title={`与第 ${before.number} 版的差异`} note={`${changed.length} 格，单位：${shown.unit}`} flush={changed.length > 0}>
      {changed.length === 0 ? (
        <p className="text-sm text-muted">没有改动。</p>
      ) : (
        <Table label="与上一版的差异" dense>
          <thead>
            <tr>
              <Th>项目</Th>
              <Th align="right">上一版</Th>
              <Th align="right">本版</Th>
              <Th align="right">差额</Th>
            </tr>
          </thead>
          <tbody>
            {changed.slice(0, most).map(({ path, sheet, label }) => {
              const [was, is] = [before.typed[path], typed[path]]
              return (
                <tr key={path}>
                  <Td>
                    <TextLink href={`?sheet=${sheet}&cell=${encodeURIComponent(path)}&version=${shown.number}`}>{label}</TextLink>
                  </Td>
                  <Td align="right">{amount(was)}</Td>
                  <Td align="right">{amount(is)}</Td>
                  <Td align="right">{was === undefined || is === undefined ? '—' : amount(new Decimal(is).minus(was).toString())}</Td>
                </tr>
              )
            })}
          </tbody>
        </Table>
      )}
      {changed.length > most && <p className="px-4 py-2 text-sm text-muted">只列前 {most} 格，表中改动的格左侧有竖线。</p>}
    </Card>
  )
}

const amount = (text: string | undefined) => (text === undefined ? '空' : formatDecimal(new Decimal(text), 2))

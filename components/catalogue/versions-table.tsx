import { DateTime } from '@/components/patterns/date-time'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'

type Version = {
  version: number
  effectiveFrom: string
  retired: boolean
  note: string
  draftedBy: string
  approvedBy: string
  publishedAt: string
  /** Came with a release of the platform. */
  released: boolean
  filings: { all: number; open: number }
}

type Props = { versions: readonly Version[]; current: number | null; today: string; exportPath: string; filings: boolean }

/** The versions of a definition, newest first: in force from when, who drafted and who approved, filings made under each. */
export function VersionsTable({ versions, current, today, exportPath, filings }: Props) {
  return (
    <Table label="版本">
      <thead>
        <tr>
          <Th>版本</Th>
          <Th>生效日期</Th>
          <Th>修改说明</Th>
          <Th>起草</Th>
          <Th>批准</Th>
          <Th>批准时间</Th>
          {filings && <Th align="right">办件（在办）</Th>}
          <Th>导出</Th>
        </tr>
      </thead>
      <tbody>
        {versions.map((row) => (
          <tr key={row.version}>
            <Td className="whitespace-nowrap">
              第 {row.version} 版 {row.version === current && !row.retired && <Status tone="ok">现行</Status>}
              {row.retired && <Status>停用</Status>}
            </Td>
            <Td className="whitespace-nowrap">
              {row.effectiveFrom} {row.effectiveFrom > today && <Status tone="notice">未生效</Status>}
            </Td>
            <Td className="min-w-40">{row.note || '—'}</Td>
            <Td className="whitespace-nowrap">{row.draftedBy}</Td>
            <Td className="whitespace-nowrap">{row.approvedBy}</Td>
            <Td className="whitespace-nowrap">{row.released ? '—' : <DateTime iso={row.publishedAt} />}</Td>
            {filings && (
              <Td align="right">
                {row.filings.all}（{row.filings.open}）
              </Td>
            )}
            <Td>
              <a className="text-brand hover:underline" href={`${exportPath}&version=${row.version}`} download>
                JSON
              </a>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

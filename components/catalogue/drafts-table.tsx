import { DateTime } from '@/components/patterns/date-time'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { catalogueRecord } from '@/lib/matters/catalogue/queries/catalogue-record'

type Drafts = Awaited<ReturnType<typeof catalogueRecord.run>>['drafts']

/** The drafts of a definition with their fate: who changed, who handed in, who decided and why. */
export function DraftsTable({ drafts }: { drafts: Drafts }) {
  if (drafts.length === 0) return <p className="px-4 py-3 text-muted">还没有人起草过修改。</p>
  return (
    <Table label="草稿">
      <thead>
        <tr>
          <Th>草稿</Th>
          <Th>内容</Th>
          <Th>生效日期</Th>
          <Th>起草</Th>
          <Th>审批</Th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((row) => (
          <tr key={row.id}>
            <Td className="whitespace-nowrap">
              <TextLink href={`/gov/catalogue/drafts/${row.id}`}>{row.intent === 'retire' ? '停用申请' : `据第 ${row.base} 版`}</TextLink>{' '}
              <Status tone={row.open ? 'warn' : row.state === '已批准' ? 'ok' : 'neutral'}>{row.state}</Status>
            </Td>
            <Td className="min-w-40">
              {row.note || '—'}
              {row.reason && <span className="block text-xs text-muted">审批意见：{row.reason}</span>}
            </Td>
            <Td className="whitespace-nowrap">{row.effectiveFrom ?? '—'}</Td>
            <Td className="whitespace-nowrap">
              {row.submittedBy ?? row.editedBy} <DateTime iso={row.editedAt} />
            </Td>
            <Td className="whitespace-nowrap">
              {row.decidedBy ?? '—'} {row.decidedAt && <DateTime iso={row.decidedAt} />}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

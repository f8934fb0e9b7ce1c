import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { PageFrame } from '@/components/patterns/page-frame'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { importFormats } from '@/lib/procurement/commands/imports'
import { importRecord, importStatuses } from '@/lib/procurement/queries/imports'

/** One import: counts, and every line that could not be read with the reason. */
export async function ImportPage({ actor, id }: { actor: Actor; id: string }) {
  const record = await found(runQuery(importRecord, actor, { id }))
  return (
    <PageFrame
      crumbs={[{ label: '采购数据报送', href: '/ent/procurement/imports' }, { label: record.name }]}
      title={record.name}
      marks={<Status>{importStatuses[record.status]}</Status>}
      facts={[importFormats[record.format], record.byName, <DateTime key="at" iso={record.at} />, record.error]}
      actions={<ButtonLink href="/ent/procurement/tenders">查看采购台账</ButtonLink>}
    >
      <KeyFigures
        figures={[
          { key: 'lines', label: '已读', value: String(record.lines), unit: '条' },
          { key: 'kept', label: '新增或更新', value: String(record.kept), unit: '条' },
          { key: 'unchanged', label: '无变化', value: String(record.unchanged), unit: '条' },
          { key: 'faulty', label: '有误', value: String(record.faulty), unit: '条' },
        ]}
      />
      <Card title="有误的行" note={record.faults.length >= 500 ? '前 500 行' : undefined} flush>
        {record.faults.length === 0 ? (
          <p className="px-4 py-3 text-sm text-muted">没有有误的行。</p>
        ) : (
          <Table label="有误的行" dense>
            <thead>
              <tr>
                <Th align="right">行号</Th>
                <Th>编号</Th>
                <Th>原因</Th>
                <Th>内容</Th>
              </tr>
            </thead>
            <tbody>
              {record.faults.map((fault) => (
                <tr key={`${fault.line}-${fault.reason}`}>
                  <Td align="right">{fault.line}</Td>
                  <Td>
                    {fault.ref ? (
                      <TextLink href={`/ent/procurement/tenders?q=${encodeURIComponent(fault.ref.slice(0, 60))}`}>{fault.ref}</TextLink>
                    ) : (
                      '—'
                    )}
                  </Td>
                  <Td>{fault.reason}</Td>
                  <Td className="max-w-md truncate text-xs text-muted">{fault.text}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </PageFrame>
  )
}

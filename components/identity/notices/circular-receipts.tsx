import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Progress } from '@/components/ui/progress'
import { Table, Td, Th } from '@/components/ui/table'
import { circularReceipts } from '@/lib/identity/queries/notices'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

/** Who was told of a circular and who has read it, unread ones last. */
export async function CircularReceipts({ actor, id }: { actor: Actor; id: string }) {
  const { told, read, rows } = await runQuery(circularReceipts, actor, { id })
  if (told === 0) {
    return (
      <Card>
        <EmptyState title="正在送达">公告发布后几秒内送达发送范围内的全部人员，请稍后刷新。</EmptyState>
      </Card>
    )
  }
  return (
    <Card
      title={`已读 ${read} 人，共 ${told} 人`}
      note={<Progress className="w-40" value={(read / told) * 100} label="已读比例" tone="ok" />}
      flush
    >
      <Table label="回执">
        <thead>
          <tr>
            <Th>人员</Th>
            <Th>单位</Th>
            <Th>已读时间</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people of one enterprise may share a name
            <tr key={index}>
              <Td>{row.name}</Td>
              <Td>{row.org}</Td>
              <Td>{row.readAt ? <DateTime iso={row.readAt} /> : <span className="text-warn">未读</span>}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length < told && <p className="px-4 py-3 text-sm text-muted">列出前 {rows.length} 人，已读在前。</p>}
    </Card>
  )
}

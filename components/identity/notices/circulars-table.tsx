import type { ReactNode } from 'react'
import { audiences } from '@/components/identity/notices/notice-kinds'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import type { ListState, SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import type { TableMemory } from '@/components/patterns/query-table/table-memory'
import { Status } from '@/components/ui/status'
import { circularList } from '@/lib/identity/queries/notices'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Shared = {
  path: string
  params: SearchParams
  state: ListState
  memory: TableMemory
  tabs: { value: string; label: string }[]
  actions: ReactNode
  title: string
}
type Row = {
  id: string
  title: string
  publisher: string
  publishedAt: string
  audience: string
  needsReceipt: boolean
  told: boolean
  readAt: string | null
}

/** The circulars of a face, with the person's own receipts. */
export async function CircularsTable({ face, actor, shared }: { face: 'gov' | 'ent'; actor: Actor; shared: Shared }) {
  const { state, memory } = shared
  const list = await found(runQuery(circularList, actor, { size: memory.size, cursor: state.after ?? state.before ?? undefined }))
  return (
    <QueryTable
      {...shared}
      id={`${face}-circulars`}
      count={{ value: list.rows.length, capped: list.next !== null || list.previous !== null }}
      unit="份公告"
      columns={columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => `${shared.path}/circulars/${row.id}`}
      page={list}
      empty={{ title: '还没有公告', note: '市国资委发布的通知公告会列在这里。' }}
    />
  )
}

const columns = (face: 'gov' | 'ent'): Column<Row>[] => [
  { key: 'title', title: '公告', hideable: false, wrap: true, mobile: 'title', render: (row) => row.title },
  { key: 'state', title: '我的回执', width: '8rem', mobile: 'mark', render: (row) => <Receipt row={row} face={face} /> },
  { key: 'publisher', title: '发布处室', render: (row) => row.publisher },
  { key: 'audience', title: '范围', render: (row) => audiences[row.audience] ?? row.audience },
  { key: 'at', title: '发布时间', width: '9rem', render: (row) => <DateTime iso={row.publishedAt} /> },
]

function Receipt({ row, face }: { row: Row; face: 'gov' | 'ent' }) {
  if (row.readAt) {
    return (
      <Status tone="ok" shape="check">
        {row.needsReceipt ? '已回执' : '已读'}
      </Status>
    )
  }
  if (!row.told)
    return <span className="text-muted">{row.audience === 'all' || row.audience === face ? '未送达本人' : '不在发送范围'}</span>
  return (
    <Status tone={row.needsReceipt ? 'warn' : 'brand'} shape={row.needsReceipt ? 'alert' : 'dot'}>
      {row.needsReceipt ? '待回执' : '未读'}
    </Status>
  )
}

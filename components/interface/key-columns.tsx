import type { ReactNode } from 'react'
import { DateTime } from '@/components/patterns/date-time'
import type { Column } from '@/components/patterns/query-table/columns'
import { Status } from '@/components/ui/status'
import type { KeyRow } from '@/lib/openapi/key-rows'
import { keyStates } from '@/lib/openapi/rules/key-state'

/** Whether a key still opens anything, in a word. */
export function KeyMark({ row }: { row: Pick<KeyRow, 'state' | 'stateWhy'> }) {
  const { label, tone } = keyStates[row.state]
  const shape = row.state === 'active' ? 'check' : row.state === 'expiring' ? 'alert' : 'ban'
  return (
    <Status tone={tone} shape={shape} {...(row.stateWhy ? { title: row.stateWhy } : {})}>
      {label}
    </Status>
  )
}

/** Columns of a list of keys; `org` shows whose they are, `doing` is what can be done with one. */
export function keyColumns(org: boolean, doing?: (row: KeyRow) => ReactNode): Column<KeyRow>[] {
  return [
    { key: 'name', title: '密钥', hideable: false, mobile: 'title', render: (row) => row.name, sub: (row) => row.shown },
    { key: 'state', title: '状态', mobile: 'mark', render: (row) => <KeyMark row={row} /> },
    ...(org ? [{ key: 'org', title: '企业', wrap: true, render: (row: KeyRow) => row.orgName }] : []),
    { key: 'person', title: '经办人', render: (row) => row.userName },
    { key: 'scopes', title: '权限', align: 'right', render: (row) => `${row.scopes.length} 项` },
    {
      key: 'used',
      title: '最近使用',
      render: (row) => (row.lastUsedAt ? <DateTime iso={row.lastUsedAt} /> : <span className="text-muted">从未使用</span>),
    },
    { key: 'calls', title: '近 30 日调用（次）', align: 'right', render: (row) => row.calls.toLocaleString('zh-CN') },
    { key: 'refused', title: '其中出错（次）', align: 'right', mobile: 'hidden', render: (row) => row.refused.toLocaleString('zh-CN') },
    { key: 'expires', title: '有效期至', render: (row) => <DateTime iso={row.expiresAt} show="date" /> },
    ...(doing ? [{ key: 'do', title: '操作', align: 'right' as const, hideable: false, render: doing }] : []),
  ]
}

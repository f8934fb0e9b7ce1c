import { stopApiKeyAction } from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { keyColumns } from '@/components/interface/key-columns'
import { OfficeLogTab } from '@/components/interface/office/office-log-tab'
import { OfficeTab } from '@/components/interface/office/office-tab'
import { RulesTab } from '@/components/interface/rules-tab'
import { found } from '@/components/patterns/found'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import type { KeyRow } from '@/lib/openapi/key-rows'
import { supervisedKeys } from '@/lib/openapi/queries/keys'
import { runQuery } from '@/lib/platform/query'

const path = '/gov/admin/interface'
const tabs = [
  { value: 'keys', label: '企业密钥' },
  { value: 'rules', label: '限额与地址' },
  { value: 'office', label: '山东通' },
  { value: 'office-log', label: '山东通推送记录' },
]

/** Keys of all enterprises, and what holds for the interface as a whole; for the system administrator. */
export async function SupervisedPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const state = readListState(params, { tabs: tabs.map((tab) => tab.value) })
  if (state.tab === 'rules') return <RulesTab actor={actor} path={path} tabs={tabs} />
  if (state.tab === 'office') return <OfficeTab actor={actor} path={path} tabs={tabs} />
  if (state.tab === 'office-log') return <OfficeLogTab {...{ actor, params, path, tabs }} />
  const memory = await tablePreferences('supervised-keys')
  const input = { words: state.q.slice(0, 60) || undefined, size: memory.size, cursor: state.after ?? state.before ?? undefined }
  const list = await found(runQuery(supervisedKeys, actor, input))
  return (
    <QueryTable
      id="supervised-keys"
      title="开放接口"
      {...{ path, params, state, memory, tabs }}
      count={{ value: list.count, capped: false }}
      unit="个密钥"
      note={<TextLink href="/open/api">查看接口文档</TextLink>}
      search="密钥名称、前缀"
      columns={keyColumns(true, (row) => row.state !== 'revoked' && <Stop row={row} />)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowTone={(row) => (row.state === 'active' || row.state === 'expiring' ? undefined : 'muted')}
      page={list}
      empty={{ title: '还没有企业开通接口密钥', note: '密钥由企业的单位管理员开通，列在这里备查；发现异常可以撤销。' }}
    />
  )
}

function Stop({ row }: { row: KeyRow }) {
  return (
    <ActionDialog
      label="撤销"
      ariaLabel={`撤销 ${row.orgName} 的密钥 ${row.name}`}
      size="sm"
      tone="danger"
      title="撤销企业接口密钥"
      intro={`${row.orgName}使用“${row.name}”的信息系统立即不能再调用接口，并通知其单位管理员。`}
      fields={[{ key: 'reason', label: '原因', kind: 'text', required: true, maxLength: 200, placeholder: '如：异常调用' }]}
      fixed={{ id: row.id }}
      submit="撤销密钥"
      danger
      action={stopApiKeyAction}
    />
  )
}

import { revokeApiKeyAction } from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { interfaceFrame, referenceLink, type TabProps, tabNames } from '@/components/interface/frame'
import { keyColumns } from '@/components/interface/key-columns'
import { found } from '@/components/patterns/found'
import { readListState } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import type { KeyRow } from '@/lib/openapi/key-rows'
import { keyList } from '@/lib/openapi/queries/keys'
import { runQuery } from '@/lib/platform/query'

/** Keys of the administrator's organisations. */
export async function KeysTab({ actor, params }: TabProps) {
  const memory = await tablePreferences('interface-keys')
  const state = readListState(params, { tabs: tabNames })
  const input = { words: state.q.slice(0, 60) || undefined, size: memory.size, cursor: state.after ?? state.before ?? undefined }
  const list = await found(runQuery(keyList, actor, input))
  const open = (
    <ButtonLink tone="primary" href="/ent/interface/keys/new">
      开通密钥
    </ButtonLink>
  )
  return (
    <QueryTable
      {...interfaceFrame}
      {...{ params, state, memory }}
      id="interface-keys"
      count={{ value: list.count, capped: false }}
      unit="个密钥"
      note={referenceLink}
      actions={open}
      search="密钥名称、前缀、企业"
      columns={keyColumns(true, (row) => row.state !== 'revoked' && <Revoke row={row} />)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/ent/interface/keys/${row.id}`}
      rowTone={(row) => (row.state === 'active' || row.state === 'expiring' ? undefined : 'muted')}
      page={list}
      empty={{
        title: '还没有接口密钥',
        note: '为本企业的 OA 等信息系统开通密钥后，可直接报送办件、上传材料、查询进度和接收结果。',
        actions: open,
      }}
    />
  )
}

/** Ends a key that still opens something. */
export function Revoke({ row }: { row: KeyRow }) {
  if (row.state === 'revoked') return null
  return (
    <ActionDialog
      label="撤销"
      ariaLabel={`撤销密钥 ${row.name}`}
      size="sm"
      tone="danger"
      title="撤销接口密钥"
      intro={`使用“${row.name}”的信息系统立即不能再调用接口，不能恢复。`}
      fields={[{ key: 'reason', label: '原因', kind: 'text', required: true, maxLength: 200, placeholder: '如：系统下线' }]}
      fixed={{ id: row.id }}
      submit="撤销密钥"
      danger
      action={revokeApiKeyAction}
    />
  )
}

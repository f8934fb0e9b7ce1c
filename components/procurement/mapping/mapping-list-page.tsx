import { removeMappingAction } from '@/app/actions/sunshine-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { mappingList } from '@/lib/procurement/queries/mappings'

/** 字段映射: how tables of the enterprise's own systems become the template of the platform. */
export async function MappingListPage({ actor }: { actor: Actor }) {
  const rows = await found(runQuery(mappingList, actor, {}))
  return (
    <PageFrame
      crumbs={[{ label: '采购数据报送', href: '/ent/procurement/imports' }, { label: '字段映射' }]}
      title="字段映射"
      facts={[`${rows.length} 个来源系统`, '上传本单位系统导出的表格时按映射读取']}
      actions={
        <ButtonLink tone="primary" href="/ent/procurement/mappings/new">
          新建映射
        </ButtonLink>
      }
    >
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState title="还没有字段映射">选一份本单位系统导出的表格，把它的列对应到平台的列，以后直接上传这种表格。</EmptyState>
        ) : (
          <Table label="字段映射" dense>
            <thead>
              <tr>
                <Th>来源系统</Th>
                <Th align="right">对应列数</Th>
                <Th>最近修改</Th>
                <Th>操作</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <Td>
                    <TextLink href={`/ent/procurement/mappings/${row.id}`}>{row.system}</TextLink>
                  </Td>
                  <Td align="right">{row.columns}</Td>
                  <Td>
                    <DateTime iso={row.updatedAt} /> <span className="text-muted">{row.updatedByName}</span>
                  </Td>
                  <Td>
                    <ActionDialog
                      label="删除"
                      ariaLabel={`删除 ${row.system}`}
                      size="sm"
                      title={`删除“${row.system}”的映射`}
                      intro="已经导入的数据不受影响。"
                      fixed={{ id: row.id }}
                      submit="删除映射"
                      danger
                      action={removeMappingAction}
                    />
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </PageFrame>
  )
}

import { stopImportAction } from '@/app/actions/procurement-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ImportDrop } from '@/components/procurement/import-drop'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyPager } from '@/components/ui/key-pager'
import { Status, type Tone } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'
import { importFormats } from '@/lib/procurement/commands/imports'
import { type ImportRow, importList, importStatuses } from '@/lib/procurement/queries/imports'
import { mappingList } from '@/lib/procurement/queries/mappings'

const tones: Record<ImportRow['status'], Tone> = { queued: 'neutral', running: 'brand', done: 'ok', cancelled: 'neutral', failed: 'danger' }

/** 数据报送: what was sent, how far it is, what could not be read. */
export async function ImportsPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const cursor = typeof params.after === 'string' ? params.after : typeof params.before === 'string' ? params.before : undefined
  const { list, mappings } = await found(
    runTogether(actor, async (ask) => ({ list: await ask(importList, { cursor }), mappings: await ask(mappingList, {}) })),
  )
  return (
    <PageFrame title="采购数据报送" facts={[`${list.running} 份正在导入`, '导入后即由风险模型判断']}>
      <ImportDrop mappings={mappings.map(({ id, system }) => ({ id, system }))} />
      <Card title="报送记录" flush>
        {list.rows.length === 0 ? (
          <EmptyState title="还没有报送过">下载模板填好后上传，或者上传一份开放采购数据，也可以由本单位的系统通过开放接口推送。</EmptyState>
        ) : (
          <Table label="报送记录" dense>
            <thead>
              <tr>
                <Th>文件</Th>
                <Th>来源</Th>
                <Th>报送</Th>
                <Th>状态</Th>
                <Th align="right">已读</Th>
                <Th align="right">新增或更新</Th>
                <Th align="right">无变化</Th>
                <Th align="right">有误</Th>
                <Th>操作</Th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <tr key={row.id}>
                  <Td>
                    <TextLink href={`/ent/procurement/imports/${row.id}`}>{row.name}</TextLink>
                  </Td>
                  <Td>{importFormats[row.format]}</Td>
                  <Td>
                    <DateTime iso={row.at} /> <span className="text-muted">{row.byName}</span>
                  </Td>
                  <Td title={row.error ?? undefined}>
                    <Status tone={tones[row.status]}>
                      {row.stopAsked && row.status === 'running' ? '正在停止' : importStatuses[row.status]}
                    </Status>
                  </Td>
                  <Td align="right">{row.lines}</Td>
                  <Td align="right">{row.kept}</Td>
                  <Td align="right">{row.unchanged}</Td>
                  <Td align="right" className={row.faulty > 0 ? 'text-danger' : ''}>
                    {row.faulty}
                  </Td>
                  <Td>
                    {['queued', 'running'].includes(row.status) && !row.stopAsked ? (
                      <ActionDialog
                        label="停止"
                        size="sm"
                        title="停止这次导入"
                        intro="已导入的保留。"
                        fixed={{ id: row.id }}
                        submit="停止导入"
                        action={stopImportAction}
                      />
                    ) : (
                      '—'
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <KeyPager
        previous={list.previous ? `/ent/procurement/imports?before=${list.previous}` : null}
        next={list.next ? `/ent/procurement/imports?after=${list.next}` : null}
      />
    </PageFrame>
  )
}

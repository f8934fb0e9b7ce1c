import { removeTenderDraftAction } from '@/app/actions/procurement/tender-draft-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { TenderDrafts } from '@/lib/procurement/queries/drafts'

type Props = { drafts: TenderDrafts; path: string /** What one of them is: 标段, 项目. */; what: string }

/** The forms that are being filled in by hand and have not been sent. */
export function DraftsCard({ drafts, path, what }: Props) {
  return (
    <Card title="正在填写" flush>
      {drafts.length === 0 ? (
        <EmptyState title={`没有正在填写的${what}`}>点“新填一个{what}”开始；填写的内容自动保存，可以随时离开。</EmptyState>
      ) : (
        <Table label="正在填写" dense>
          <thead>
            <tr>
              <Th>{what}</Th>
              <Th>最近修改</Th>
              <Th>操作</Th>
            </tr>
          </thead>
          <tbody>
            {drafts.map(({ id, title, at, by }) => (
              <tr key={id}>
                <Td>
                  <TextLink href={`${path}?draft=${id}`}>{title}</TextLink>
                </Td>
                <Td>
                  <DateTime iso={at} /> <span className="text-muted">{by}</span>
                </Td>
                <Td>
                  <ActionDialog
                    label="删除"
                    ariaLabel={`删除 ${title}`}
                    size="sm"
                    danger
                    title="删除这份填报"
                    intro="还没有报送的内容将一并删除。"
                    fixed={{ id }}
                    submit="删除填报"
                    action={removeTenderDraftAction}
                  />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

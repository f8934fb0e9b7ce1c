import { removeViewFormAction } from '@/app/actions/identity-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'

const lists: Readonly<Record<string, string>> = { filings: '办件', inbox: '待办', enterprises: '企业' }

/** Saved combinations of filters, as they stand in the lists. */
export function OwnViews({
  face,
  views,
}: {
  face: 'gov' | 'ent'
  views: readonly { id: string; list: string; name: string; query: string }[]
}) {
  return (
    <Card title="我的视图" note="在列表页保存的筛选条件">
      {views.length === 0 ? (
        <p className="text-sm text-muted">还没有保存视图。在列表页筛选后，从“我的视图”保存。</p>
      ) : (
        <ul className="divide-y divide-line">
          {views.map((view) => {
            const list = view.list.replace(/^(gov|ent)-/, '')
            return (
              <li key={view.id} className="flex items-center justify-between gap-3 py-1.5">
                <span>
                  <TextLink href={`/${face}/${list}?${view.query}`}>{view.name}</TextLink>
                  <span className="ml-2 text-xs text-muted">{lists[list] ?? list}</span>
                </span>
                <ActionDialog
                  label="删除"
                  ariaLabel={`删除视图“${view.name}”`}
                  size="sm"
                  tone="quiet"
                  title="删除视图"
                  intro={`“${view.name}”`}
                  fixed={{ id: view.id }}
                  submit="删除"
                  danger
                  action={removeViewFormAction}
                />
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

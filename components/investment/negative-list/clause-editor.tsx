import { removeListItemAction, saveClauseAction } from '@/app/actions/investment/lists'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { ClauseTable } from '@/components/investment/negative-list/clause-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { ListDraft } from '@/lib/investment/lists/queries'
import { type Clause, negativeListMatters } from '@/lib/matters/rules/negative-list'

const fields = (next: number, item?: Clause): FormField[] => [
  { key: 'no', label: '条号', kind: 'text', mode: 'numeric', required: true, half: true, maxLength: 3, initial: String(item?.no ?? next) },
  {
    ...{ key: 'category', label: '类别', kind: 'select', required: true, half: true, initial: item?.category ?? '禁止类' },
    options: ['禁止类', '特别监管类'].map((value) => ({ value, label: value })),
  },
  { key: 'text', label: '条文', kind: 'lines', rows: 2, required: true, initial: item?.text ?? '' },
  {
    ...{ key: 'matters', label: '适用事项', kind: 'checks', required: true, initial: item?.matters ?? ['GZ-GH-02'] },
    options: Object.entries(negativeListMatters).map(([value, label]) => ({ value, label: `${value} ${label}` })),
  },
  {
    ...{ key: 'condition', label: '命中条件', kind: 'lines', rows: 3, initial: item?.condition ?? '' },
    hint: "用表单字段和参数写，成立即命中，如 irr < 0%；industry = 'K7010' and core_match = '非主业'。不能用条件表示的留空，由人工判断",
  },
  { key: 'source', label: '来源和版本', kind: 'text', required: true, maxLength: 200, initial: item?.source ?? '' },
  { key: 'checked', label: '已与原文核对', kind: 'toggle', initial: item?.checked ?? false },
]

/** The clauses of a negative list in hand, one dialog each; a wrong condition is pointed at before it is kept. */
export function ClauseEditor({ draft }: { draft: ListDraft }) {
  const fixed = { id: draft.id, version: String(draft.version) }
  const items = draft.items as Clause[]
  const next = Math.max(0, ...items.map(({ no }) => no)) + 1
  const { edit } = draft.may
  return (
    <Card
      title="条款"
      note={`${items.length} 条`}
      flush
      actions={
        edit && (
          <ActionDialog
            {...{
              label: '添加条款',
              tone: 'primary',
              size: 'sm',
              title: '添加条款',
              submit: '保存条款',
              wide: true,
              fixed,
              action: saveClauseAction,
            }}
            fields={fields(next)}
          />
        )
      }
    >
      {items.length === 0 ? (
        <EmptyState title="还没有条款">逐条添加禁止类和特别监管类条款。</EmptyState>
      ) : (
        <ClauseTable
          clauses={items}
          {...(edit && {
            doings: (index: number) => (
              <span className="flex flex-wrap gap-1">
                <ActionDialog
                  {...{
                    label: '修改',
                    ariaLabel: `修改第 ${items[index]!.no} 条`,
                    size: 'sm',
                    title: `修改第 ${items[index]!.no} 条`,
                    submit: '保存条款',
                    wide: true,
                  }}
                  fields={fields(next, items[index])}
                  fixed={{ ...fixed, at: String(index) }}
                  action={saveClauseAction}
                />
                <ActionDialog
                  {...{
                    label: '删除',
                    ariaLabel: `删除第 ${items[index]!.no} 条`,
                    size: 'sm',
                    title: `删除第 ${items[index]!.no} 条`,
                    submit: '删除条款',
                    danger: true,
                  }}
                  fixed={{ ...fixed, at: String(index) }}
                  action={removeListItemAction}
                />
              </span>
            ),
          })}
        />
      )}
    </Card>
  )
}

import { removeListItemAction, saveBusinessAction, saveDutyAction } from '@/app/actions/investment/lists'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { Businesses } from '@/components/investment/main-business/record-page'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import type { ListDraft } from '@/lib/investment/lists/queries'
import type { Business } from '@/lib/investment/main-business/catalogue'

const fields = (item?: Business): FormField[] => [
  { key: 'name', label: '业务名称', kind: 'text', required: true, maxLength: 60, initial: item?.name ?? '' },
  {
    ...{ key: 'kind', label: '类型', kind: 'choice', required: true, initial: item?.kind ?? '主业' },
    options: ['主业', '拟培育'].map((value) => ({ value, label: value })),
  },
  {
    ...{ key: 'codes', label: '行业代码', kind: 'lines', rows: 2, required: true, initial: item?.codes.join('、') ?? '' },
    hint: 'GB/T 4754，门类字母加数字，如 C3911；写上级代码（如 C39）即包含其全部下级；用顿号分开',
  },
  {
    ...{ key: 'until', label: '培育期止年', kind: 'text', mode: 'numeric', maxLength: 4, initial: item?.until ? String(item.until) : '' },
    ...{ when: { key: 'kind', in: ['拟培育'] }, required: true },
  },
]

/** The businesses of a catalogue in hand, one dialog each. */
export function CatalogueEditor({ draft }: { draft: ListDraft }) {
  const fixed = { id: draft.id, version: String(draft.version) }
  const items = draft.items as Business[]
  const { edit } = draft.may
  const { document, duty, filingNumber } = draft.head
  return (
    <>
      <Card
        title="主责与核定文件"
        actions={
          edit && (
            <ActionDialog
              {...{
                label: '修改',
                ariaLabel: '修改主责与核定文件',
                size: 'sm',
                title: '主责与核定文件',
                submit: '保存',
                fixed,
                action: saveDutyAction,
              }}
              fields={[
                { key: 'document', label: '核定文号', kind: 'text', required: true, maxLength: 120, initial: document },
                { key: 'duty', label: '主责', kind: 'lines', initial: duty },
              ]}
            />
          )
        }
      >
        <DefinitionList
          items={[
            { key: 'document', label: '核定文号', value: document || '—' },
            { key: 'filing', label: '核定办件', value: filingNumber && filingNumber !== 'null' ? filingNumber : '—' },
            { key: 'duty', label: '主责', value: duty || '—', wide: true },
          ]}
        />
      </Card>
      <Card
        title="业务"
        note={`${items.length} 项`}
        flush
        actions={
          edit && (
            <ActionDialog
              {...{
                label: '添加业务',
                tone: 'primary',
                size: 'sm',
                title: '添加业务',
                submit: '保存业务',
                fixed,
                action: saveBusinessAction,
              }}
              fields={fields()}
            />
          )
        }
      >
        {items.length === 0 ? (
          <EmptyState title="还没有业务">逐项添加主业和拟培育主业。</EmptyState>
        ) : (
          <Businesses
            items={items}
            {...(edit && {
              doings: (index: number) => (
                <span className="flex flex-wrap gap-1">
                  <ActionDialog
                    {...{ label: '修改', ariaLabel: `修改 ${items[index]!.name}`, size: 'sm', title: '修改业务', submit: '保存业务' }}
                    fields={fields(items[index])}
                    fixed={{ ...fixed, at: String(index) }}
                    action={saveBusinessAction}
                  />
                  <ActionDialog
                    {...{
                      label: '删除',
                      ariaLabel: `删除 ${items[index]!.name}`,
                      size: 'sm',
                      title: `删除“${items[index]!.name}”`,
                      submit: '删除业务',
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
    </>
  )
}

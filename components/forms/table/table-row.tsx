import { clsx } from 'clsx'
import { type ClipboardEvent, memo } from 'react'
import { type Cell, controlId } from '@/components/forms/control-props'
import { FieldControl } from '@/components/forms/field-control'
import { IssueLines } from '@/components/forms/issue-lines'
import { Copy, Trash2 } from '@/components/ui/icon'
import type { RowConditions } from '@/lib/forms/conditions'
import type { FormIssue } from '@/lib/forms/issues'
import type { ColumnDefinition, FieldDefinition, FormRow } from '@/lib/forms/schema'

type Props = {
  table: FieldDefinition
  index: number
  row: FormRow
  computed: FormRow | undefined
  conditions: RowConditions | undefined
  issues: readonly FormIssue[]
  readOnly: boolean
  full: boolean
  onCell: (row: number, column: string, value: Cell) => void
  onPaste: (event: ClipboardEvent, row: number, column: string) => void
  onCopy: (row: number) => void
  onRemove: (row: number) => void
}

const action = 'rounded-md p-1.5 text-muted hover:bg-ground disabled:opacity-40'

/** One row: a line of cells, a card of labelled fields on phones. Drawn again only when something of its own changed. */
export const TableRow = memo(Row, sameRow)

function Row({ table, index, row, computed, conditions, issues, readOnly, full, onCell, onPaste, onCopy, onRemove }: Props) {
  const place = `第 ${index + 1} 行`
  return (
    <tr className="border-t border-line align-top max-sm:block max-sm:rounded-md max-sm:border max-sm:p-3">
      <th scope="row" className="px-2 py-2.5 text-center font-normal text-muted max-sm:block max-sm:px-0 max-sm:py-0 max-sm:text-left">
        <span className="sm:hidden">第 </span>
        {index + 1}
        <span className="sm:hidden"> 行</span>
      </th>
      {(table.columns ?? []).map((column) => {
        const hidden = conditions?.hidden.has(column.key) ?? false
        return (
          <td key={column.key} className={clsx('px-1 py-1 max-sm:mt-2 max-sm:block max-sm:px-0 max-sm:py-0', hidden && 'max-sm:hidden')}>
            {hidden ? (
              <span className="block px-2.5 py-1 text-muted" title="本行不需填写">
                —
              </span>
            ) : (
              <div onPaste={(event) => onPaste(event, index, column.key)}>
                <CellOf
                  table={table}
                  column={column}
                  place={place}
                  value={column.compute === undefined ? (row[column.key] ?? null) : (computed?.[column.key] ?? null)}
                  index={index}
                  required={conditions?.required.has(column.key) ?? column.required}
                  issues={issues.filter((issue) => issue.path[2] === column.key)}
                  readOnly={readOnly}
                  onCell={onCell}
                />
              </div>
            )}
          </td>
        )
      })}
      {!readOnly && (
        <td className="px-1 py-1.5 whitespace-nowrap max-sm:mt-2 max-sm:block max-sm:text-right">
          <button
            type="button"
            className={action}
            aria-label={`复制${place}`}
            title="复制本行"
            disabled={full}
            onClick={() => onCopy(index)}
          >
            <Copy aria-hidden className="size-4" />
          </button>
          <button
            type="button"
            className={clsx(action, 'hover:text-danger')}
            aria-label={`删除${place}`}
            title="删除本行"
            onClick={() => onRemove(index)}
          >
            <Trash2 aria-hidden className="size-4" />
          </button>
        </td>
      )}
    </tr>
  )
}

type CellProps = Pick<Props, 'table' | 'index' | 'issues' | 'readOnly' | 'onCell'> & {
  column: ColumnDefinition
  place: string
  value: Cell
  required: boolean
}

function CellOf({ table, column, place, value, index, required, issues, readOnly, onCell }: CellProps) {
  const id = controlId(`${table.key}.${index}.${column.key}`)
  return (
    <>
      <span aria-hidden className="mb-0.5 block text-xs text-muted sm:hidden">
        {column.label}
        {column.unit && `（${column.unit}）`}
        {required && <span className="ml-0.5 text-danger">*</span>}
      </span>
      <FieldControl
        id={id}
        field={column}
        value={value}
        onChange={(next) => onCell(index, column.key, next)}
        invalid={issues.length > 0}
        required={required}
        readOnly={readOnly}
        describedBy={issues.length > 0 ? `${id}-issues` : undefined}
        cellLabel={`${column.label}${column.unit ? `（${column.unit}）` : ''}，${place}`}
      />
      <IssueLines id={`${id}-issues`} issues={issues} within={`${table.label}${place}：`} />
    </>
  )
}

/** The handlers are stable; computed cells and conditions are made anew with every change and compared by what they hold. */
function sameRow(before: Props, after: Props): boolean {
  const plain = ['table', 'index', 'row', 'issues', 'readOnly', 'full'] as const
  return (
    plain.every((key) => before[key] === after[key]) &&
    sameKeys(before.conditions?.hidden, after.conditions?.hidden) &&
    sameKeys(before.conditions?.required, after.conditions?.required) &&
    (after.table.columns ?? []).every(
      (column) => column.compute === undefined || before.computed?.[column.key] === after.computed?.[column.key],
    )
  )
}

function sameKeys(before: ReadonlySet<string> | undefined, after: ReadonlySet<string> | undefined): boolean {
  return before?.size === after?.size && [...(before ?? [])].every((key) => after?.has(key))
}

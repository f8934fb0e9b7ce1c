import { clsx } from 'clsx'
import { type ClipboardEvent, memo, useCallback, useMemo, useState } from 'react'
import { type Cell, controlId } from '@/components/forms/control-props'
import { groupIssues } from '@/components/forms/group-issues'
import { IssueLines } from '@/components/forms/issue-lines'
import { Button } from '@/components/ui/button'
import { Plus } from '@/components/ui/icon'
import type { RowConditions } from '@/lib/forms/conditions'
import { formatValue, isNumeric } from '@/lib/forms/display'
import type { FormIssue } from '@/lib/forms/issues'
import type { FieldDefinition, FormRow } from '@/lib/forms/schema'
import { tableSums } from '@/lib/forms/table-sums'
import { isBlock, pasteRows, readCells } from './paste-rows'
import { TableRow } from './table-row'

type Props = {
  field: FieldDefinition
  /** Rows raw as typed. */
  rows: readonly FormRow[]
  /** By row as typed: normalised values with what is computed, and its conditions; rows without any entry have none. */
  computed: ReadonlyMap<number, FormRow>
  conditions: ReadonlyMap<number, RowConditions>
  required: boolean
  readOnly: boolean
  issues: readonly FormIssue[]
  onRows: (key: string, update: (rows: readonly FormRow[]) => FormRow[], cell?: string) => void
}

const shownAtOnce = 100
const noIssues: FormIssue[] = []

/** A detail table: rows typed in place or pasted from a spreadsheet, added, copied and removed; totals below; one card a row on phones. */
export const TableField = memo(function TableField(props: Props) {
  const { field, rows, computed, conditions, required, readOnly, issues, onRows } = props
  const columns = field.columns ?? []
  const [shown, setShown] = useState(shownAtOnce)
  const [notice, setNotice] = useState<string | null>(null)
  const id = controlId(field.key)
  const own = issues.filter((issue) => issue.path.length === 1)
  const lastWrong = Math.max(-1, ...issues.filter((issue) => issue.path.length > 1).map((issue) => Number(issue.path[1])))
  const limit = Math.max(shown, lastWrong + 1)
  const full = rows.length >= field.maxRows
  const byRow = useMemo(() => groupIssues(issues, (issue) => Number(issue.path[1] ?? -1)), [issues])
  const put = useCallback(
    (update: (rows: readonly FormRow[]) => FormRow[], cell?: string) => onRows(field.key, update, cell),
    [onRows, field],
  )
  const setCell = useCallback(
    (at: number, key: string, value: Cell) =>
      put((all) => all.map((one, index) => (index === at ? { ...one, [key]: value } : one)), `${field.key}.${at}.${key}`),
    [put, field],
  )
  const copy = useCallback((at: number) => put((all) => [...all.slice(0, at + 1), { ...all[at] }, ...all.slice(at + 1)]), [put])
  const remove = useCallback((at: number) => put((all) => all.filter((_, index) => index !== at)), [put])
  const paste = useCallback(
    (event: ClipboardEvent, row: number, column: string) => {
      const text = event.clipboardData.getData('text/plain')
      if (readOnly || !isBlock(text)) return
      event.preventDefault()
      const cells = readCells(text)
      put((all) => pasteRows(all, field.columns ?? [], { row, column }, cells, field.maxRows).rows)
      const dropped = Math.max(0, row + cells.length - field.maxRows)
      const over = dropped > 0 ? `，超出 ${field.maxRows} 行上限的 ${dropped} 行未粘贴` : ''
      setNotice(`已粘贴 ${cells.length - dropped} 行${over}`)
    },
    [put, field, readOnly],
  )

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be labelled by the heading drawn above it.
    <div id={id} role="group" aria-labelledby={`${id}-label`}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h3 id={`${id}-label`} className="text-sm font-medium">
          {field.label}
          {required && (
            <span className="ml-1 text-danger" title="必填">
              <span aria-hidden>*</span>
              <span className="sr-only">必填</span>
            </span>
          )}
        </h3>
        <span className="text-xs text-muted">
          {rows.length} 行{field.hint ? ` · ${field.hint}` : ''}
          {!readOnly && <span className="max-sm:hidden"> · 可从 Excel 复制后直接粘贴</span>}
        </span>
      </div>
      <IssueLines id={`${id}-issues`} issues={own} />
      {rows.length > 0 && (
        <div className="scroll-thin relative overflow-x-auto rounded-md border border-line max-sm:border-0">
          <table className="w-full border-collapse text-sm max-sm:block">
            <thead className="max-sm:hidden">
              <tr className="bg-sunken text-left">
                <th scope="col" className="w-10 px-2 py-1.5 text-center font-medium whitespace-nowrap text-muted">
                  序号
                </th>
                {columns.map((column) => (
                  <th key={column.key} scope="col" className={clsx('min-w-28 px-2 py-1.5 font-medium', isNumeric(column) && 'text-right')}>
                    {column.label}
                    {column.required && <span className="ml-0.5 text-danger">*</span>}
                    {column.unit && <span className="ml-1 font-normal text-muted">({column.unit})</span>}
                  </th>
                ))}
                {!readOnly && (
                  <th scope="col" className="w-20 px-2 py-1.5 font-medium">
                    操作
                  </th>
                )}
              </tr>
            </thead>
            <tbody className="max-sm:block max-sm:space-y-3">
              {rows.slice(0, limit).map((row, index) => (
                <TableRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own; their place is what errors name.
                  key={index}
                  table={field}
                  index={index}
                  row={row}
                  computed={computed.get(index)}
                  conditions={conditions.get(index)}
                  issues={byRow.get(index) ?? noIssues}
                  readOnly={readOnly}
                  full={full}
                  onCell={setCell}
                  onPaste={paste}
                  onCopy={copy}
                  onRemove={remove}
                />
              ))}
            </tbody>
            <Totals field={field} computed={computed} readOnly={readOnly} />
          </table>
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {!readOnly && (
          <Button size="sm" icon={<Plus aria-hidden className="size-4" />} disabled={full} onClick={() => put((all) => [...all, {}])}>
            添加一行
          </Button>
        )}
        {rows.length > limit && (
          <Button size="sm" tone="quiet" onClick={() => setShown(limit + shownAtOnce)}>
            继续显示（还有 {rows.length - limit} 行）
          </Button>
        )}
        {full && <span className="text-xs text-muted">已达 {field.maxRows} 行上限</span>}
        <span role="status" className="text-xs text-muted">
          {notice}
        </span>
      </div>
    </div>
  )
})

function Totals({ field, computed, readOnly }: Pick<Props, 'field' | 'computed' | 'readOnly'>) {
  const sums = tableSums(field, [...computed.values()])
  if (Object.keys(sums).length === 0 || computed.size === 0) return null
  return (
    <tfoot className="max-sm:mt-2 max-sm:block">
      <tr className="border-t border-line-strong bg-sunken font-medium max-sm:flex max-sm:flex-wrap max-sm:gap-x-4 max-sm:rounded-md max-sm:border max-sm:px-3 max-sm:py-2">
        <th scope="row" className="px-2 py-1.5 text-center font-medium whitespace-nowrap max-sm:px-0">
          合计
        </th>
        {(field.columns ?? []).map((column) => (
          <td key={column.key} className={clsx('px-3 py-1.5 text-right tabular-nums', !(column.key in sums) && 'max-sm:hidden')}>
            {column.key in sums && (
              <>
                <span className="mr-1 font-normal text-muted sm:hidden">{column.label}</span>
                {formatValue(column, sums[column.key])}
              </>
            )}
          </td>
        ))}
        {!readOnly && <td className="max-sm:hidden" />}
      </tr>
    </tfoot>
  )
}

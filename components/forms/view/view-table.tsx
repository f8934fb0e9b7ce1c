import { clsx } from 'clsx'
import { asRows, sameValue } from '@/lib/forms/diff'
import { formatValue, isNumeric } from '@/lib/forms/display'
import type { FieldDefinition, FormRow, FormValue } from '@/lib/forms/schema'
import { tableSums } from '@/lib/forms/table-sums'
import { Before, Shown, type ViewOptions } from './shown-value'

type Props = {
  field: FieldDefinition
  value: FormValue | undefined
  previous: FormValue | undefined
  compared: boolean
  options: ViewOptions
}

/** A detail table to read, with totals; rows compared by place with the earlier version: new, removed, changed cells. */
export function ViewTable({ field, value, previous, compared, options }: Props) {
  const [rows, old] = [asRows(value), asRows(previous)]
  const removed = compared ? old.slice(rows.length) : []
  const columns = field.columns ?? []
  const sums = tableSums(field, rows)
  return (
    <section aria-label={field.label} className="mt-3 min-w-0">
      <p className="mb-1 text-muted">{field.label}</p>
      {rows.length + removed.length === 0 ? (
        <p className="text-muted">未填写</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard.
        <div tabIndex={0} className="scroll-thin relative overflow-x-auto rounded-md border border-line">
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="bg-sunken text-left">
                <th scope="col" className="w-12 px-2 py-1.5 text-center font-medium whitespace-nowrap text-muted">
                  序号
                </th>
                {columns.map((column) => (
                  <th
                    key={column.key}
                    scope="col"
                    className={clsx('min-w-24 px-3 py-1.5 font-medium whitespace-nowrap', isNumeric(column) && 'text-right')}
                  >
                    {column.label}
                    {column.unit && <span className="ml-1 font-normal text-muted">({column.unit})</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own.
                <ViewRow key={index} {...{ field, row, index, options, compared }} old={old[index]} />
              ))}
              {removed.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own.
                <ViewRow key={`old-${index}`} {...{ field, row, options }} index={rows.length + index} gone />
              ))}
            </tbody>
            {Object.keys(sums).length > 0 && rows.length > 0 && (
              <tfoot>
                <tr className="border-t border-line-strong bg-sunken font-medium">
                  <th scope="row" className="px-2 py-1.5 text-center font-medium whitespace-nowrap">
                    合计
                  </th>
                  {columns.map((column) => (
                    <td key={column.key} className="px-3 py-1.5 text-right tabular-nums">
                      {column.key in sums && formatValue(column, sums[column.key])}
                    </td>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
    </section>
  )
}

type RowProps = {
  field: FieldDefinition
  row: FormRow
  old?: FormRow | undefined
  index: number
  options: ViewOptions
  compared?: boolean
  gone?: boolean
}

function ViewRow({ field, row, old, index, options, compared = false, gone = false }: RowProps) {
  const added = compared && old === undefined
  return (
    <tr className={clsx('border-t border-line align-top', gone && 'text-muted line-through')}>
      <th scope="row" className="px-2 py-1.5 text-center font-normal whitespace-nowrap text-muted">
        {index + 1}
        {added && <span className="ml-1 text-xs text-warn">新增</span>}
        {gone && <span className="ml-1 text-xs text-warn">删除</span>}
      </th>
      {(field.columns ?? []).map((column) => {
        const changed = old !== undefined && !sameValue(row[column.key], old[column.key])
        return (
          <td key={column.key} className={clsx('px-3 py-1.5', isNumeric(column) && 'text-right', (changed || added) && 'bg-warn-50')}>
            <Shown field={column} value={row[column.key]} options={options} unit={false} />
            {old && <Before field={column} value={row[column.key]} before={old[column.key]} options={options} unit={false} />}
          </td>
        )
      })}
    </tr>
  )
}

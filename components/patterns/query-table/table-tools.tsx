'use client'

import { useRouter } from 'next/navigation'
import { type TableMemory, tableCookie } from '@/components/patterns/query-table/table-memory'
import { keepPreference } from '@/components/shell/browser-cookie'
import { Button, buttonClass } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ChevronDown, Download, Rows2, Rows3 } from '@/components/ui/icon'
import { PopoverButton } from '@/components/ui/popover'

type Props = {
  id: string
  columns: readonly { key: string; title: string; fixed: boolean }[]
  memory: TableMemory
  exportHref: string | null
  /** Further kinds of export, by name. */
  exports?: readonly { label: string; href: string }[]
}

/** Columns, density, export: how the person likes this list, remembered. */
export function TableTools({ id, columns, memory, exportHref, exports = [] }: Props) {
  const router = useRouter()
  const keep = (change: Partial<TableMemory>) => {
    keepPreference(tableCookie(id), JSON.stringify({ ...memory, ...change }))
    router.refresh()
  }
  const toggle = (key: string) =>
    keep({ hidden: memory.hidden.includes(key) ? memory.hidden.filter((other) => other !== key) : [...memory.hidden, key] })
  const Icon = memory.dense ? Rows3 : Rows2
  return (
    <div className="flex shrink-0 items-center gap-2 max-sm:hidden">
      <PopoverButton
        ariaLabel="显示的列"
        placement="bottom end"
        triggerClassName={buttonClass('secondary', 'md', 'font-normal!')}
        trigger={
          <>
            列
            <ChevronDown aria-hidden className="size-3.5 text-muted" />
          </>
        }
      >
        <fieldset className="max-h-[60vh] min-w-44 overflow-y-auto px-3 py-2">
          <legend className="sr-only">显示的列</legend>
          {columns.map((column) => (
            <Checkbox
              key={column.key}
              disabled={column.fixed}
              checked={column.fixed || !memory.hidden.includes(column.key)}
              onChange={() => toggle(column.key)}
            >
              {column.title}
            </Checkbox>
          ))}
        </fieldset>
      </PopoverButton>
      <Button
        className="font-normal!"
        aria-pressed={memory.dense}
        icon={<Icon aria-hidden className="size-4 text-muted" />}
        onClick={() => keep({ dense: !memory.dense })}
      >
        {memory.dense ? '紧凑' : '宽松'}
      </Button>
      {exportHref && (
        <a href={exportHref} download className={buttonClass('secondary', 'md', 'font-normal!')}>
          <Download aria-hidden className="size-4 text-muted" />
          导出筛选结果
        </a>
      )}
      {exports.length > 0 && (
        <PopoverButton
          ariaLabel="其他格式导出"
          placement="bottom end"
          triggerClassName={buttonClass('secondary', 'md', 'font-normal!')}
          trigger={
            <>
              其他格式
              <ChevronDown aria-hidden className="size-3.5 text-muted" />
            </>
          }
        >
          <ul className="min-w-52 py-1">
            {exports.map(({ label, href }) => (
              <li key={href}>
                <a href={href} download className="block px-3 py-1.5 hover:bg-brand-50">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </PopoverButton>
      )}
    </div>
  )
}

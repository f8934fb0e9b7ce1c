'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FilterChip } from '@/components/patterns/query-table/filter-chip'
import { FilterEditor } from '@/components/patterns/query-table/filter-editor'
import type { FilterDefinition, ListState, SearchParams } from '@/components/patterns/query-table/list-state'
import { useListNavigation } from '@/components/patterns/query-table/use-list-navigation'
import { Button, buttonClass } from '@/components/ui/button'
import { Plus, Search } from '@/components/ui/icon'
import { PopoverButton } from '@/components/ui/popover'

type Props = { path: string; params: SearchParams; state: ListState; filters: readonly FilterDefinition[]; placeholder: string | null }

/** One line: search, the filters in use, ＋筛选, clear. Its whole state is the address. */
export function FilterBar({ path, params, state, filters, placeholder }: Props) {
  const { go, pending } = useListNavigation(path, params)
  const used = (filter: FilterDefinition) => (state.filters[filter.key]?.length ?? 0) > 0
  const inBar = filters.filter((filter) => filter.pinned || used(filter))
  const others = filters.filter((filter) => !filter.pinned && !used(filter))
  const anything = state.q !== '' || filters.some(used)
  const clear = () => go({ q: null, ...Object.fromEntries(filters.map((filter) => [filter.key, null])) })
  return (
    <search aria-busy={pending} className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      {placeholder !== null && <SearchBox text={state.q} placeholder={placeholder} onSearch={(q) => go({ q: q || null })} />}
      {inBar.map((filter) => (
        <FilterChip
          key={filter.key}
          filter={filter}
          value={state.filters[filter.key] ?? []}
          onApply={(value) => go({ [filter.key]: value })}
        />
      ))}
      {others.length > 0 && <MoreFilters filters={others} onApply={(key, value) => go({ [key]: value })} />}
      {anything && (
        <Button tone="quiet" onClick={clear}>
          清除条件
        </Button>
      )}
      <span role="status" className="text-xs text-muted">
        {pending ? '正在查询…' : ''}
      </span>
    </search>
  )
}

/** Says what the address says, also after going back, and keeps the focus of whoever types. */
function SearchBox({ text, placeholder, onSearch }: { text: string; placeholder: string; onSearch: (text: string) => void }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.value = text
  }, [text])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(box.current?.value.trim() ?? '')
  }
  return (
    <form onSubmit={submit} className="relative w-64 max-sm:w-full">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
      <input
        ref={box}
        type="search"
        name="q"
        data-list-search
        defaultValue={text}
        placeholder={placeholder}
        aria-label={placeholder}
        className="control pl-8"
      />
    </form>
  )
}

type MoreProps = { filters: readonly FilterDefinition[]; onApply: (key: string, value: readonly string[] | null) => void }

function MoreFilters({ filters, onApply }: MoreProps) {
  const [open, setOpen] = useState(false)
  const [picked, setPicked] = useState<FilterDefinition | null>(null)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) setPicked(null)
  }
  const apply = (filter: FilterDefinition, value: readonly string[] | null) => {
    change(false)
    onApply(filter.key, value)
  }
  return (
    <PopoverButton
      ariaLabel="增加筛选条件"
      open={open}
      onOpenChange={change}
      triggerClassName={buttonClass('secondary', 'md', 'font-normal!')}
      trigger={
        <>
          <Plus aria-hidden className="size-3.5" />
          筛选
        </>
      }
    >
      {picked ? (
        <>
          <p className="border-b border-line px-3 py-2 text-sm font-medium">{picked.label}</p>
          <FilterEditor filter={picked} value={[]} onApply={(value) => apply(picked, value)} />
        </>
      ) : (
        <ul className="min-w-40 py-1">
          {filters.map((filter) => (
            <li key={filter.key}>
              <button
                type="button"
                onClick={() => (filter.kind === 'toggle' ? apply(filter, ['1']) : setPicked(filter))}
                className="flex h-8 w-full items-center px-3 text-left outline-offset-[-2px] hover:bg-brand-50 max-sm:h-10"
              >
                {filter.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </PopoverButton>
  )
}

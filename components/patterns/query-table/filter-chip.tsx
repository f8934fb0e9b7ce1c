import { clsx } from 'clsx'
import { useState } from 'react'
import { FilterEditor } from '@/components/patterns/query-table/filter-editor'
import { filterWords } from '@/components/patterns/query-table/filter-words'
import type { FilterDefinition } from '@/components/patterns/query-table/list-state'
import { ChevronDown, X } from '@/components/ui/icon'
import { PopoverButton } from '@/components/ui/popover'

type Props = { filter: FilterDefinition; value: readonly string[]; onApply: (value: readonly string[] | null) => void }

/** One filter in the bar: what it says, a press changes it, ✕ clears it. */
export function FilterChip({ filter, value, onApply }: Props) {
  const [open, setOpen] = useState(false)
  const words = filterWords(filter, value)
  const apply = (next: readonly string[] | null) => {
    setOpen(false)
    onApply(next)
  }
  if (filter.kind === 'toggle')
    return <Toggle label={filter.label} on={words !== null} onPress={() => apply(words === null ? ['1'] : null)} />
  const all = filter.kind === 'select' ? (filter.all ?? '全部') : '不限'
  return (
    <span
      className={clsx(
        'flex h-8 items-stretch rounded-md border bg-white max-sm:h-10',
        words === null ? 'border-line-strong' : 'border-brand-300',
      )}
    >
      <PopoverButton
        ariaLabel={filter.label}
        open={open}
        onOpenChange={setOpen}
        triggerClassName={clsx('flex items-center gap-1.5 rounded-md px-2.5 whitespace-nowrap hover:bg-brand-50', words !== null && 'pr-1')}
        trigger={
          <>
            <span className="text-muted">{filter.kind === 'amount' ? `${filter.label} ≥` : `${filter.label}：`}</span>
            <span className={clsx('max-w-48 truncate', words !== null && 'font-semibold')}>{words ?? all}</span>
            {words === null && <ChevronDown aria-hidden className="size-3.5 text-muted" />}
          </>
        }
      >
        <FilterEditor key={value.join()} filter={filter} value={value} onApply={apply} />
      </PopoverButton>
      {words !== null && (
        <button
          type="button"
          aria-label={`清除${filter.label}`}
          onClick={() => apply(null)}
          className="rounded-md px-1.5 text-muted hover:bg-brand-50 hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  )
}

function Toggle({ label, on, onPress }: { label: string; on: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      className={clsx(
        'flex h-8 items-center gap-1.5 rounded-md border px-2.5 whitespace-nowrap max-sm:h-10',
        on ? 'border-brand-300 bg-brand-50 font-semibold text-brand' : 'border-line-strong bg-white hover:bg-brand-50',
      )}
    >
      {label}
      {on && <X aria-hidden className="size-3.5" />}
    </button>
  )
}

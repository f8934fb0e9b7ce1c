import { useState } from 'react'
import type { FilterDefinition } from '@/components/patterns/query-table/list-state'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'

type Props = {
  filter: Extract<FilterDefinition, { kind: 'select' }>
  value: readonly string[]
  onApply: (value: readonly string[] | null) => void
}

/** One choice applies at once; several are ticked first; more than eight can be searched. */
export function SelectEditor({ filter, value, onApply }: Props) {
  const [chosen, setChosen] = useState(value)
  const [text, setText] = useState('')
  const shown = filter.options.filter((option) => option.label.includes(text.trim()) || option.note?.includes(text.trim()))
  const toggle = (option: string) => setChosen(chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option])
  return (
    <div className="flex max-h-[60vh] w-64 flex-col">
      {filter.options.length > 8 && (
        <div className="border-b border-line p-2">
          <Input
            autoFocus
            aria-label={`在${filter.label}中查找`}
            placeholder="查找"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      <fieldset className="scroll-thin min-h-0 flex-1 overflow-y-auto px-3 py-2">
        <legend className="sr-only">{filter.label}</legend>
        {!filter.multiple && (
          <Checkbox kind="radio" name={filter.key} checked={value.length === 0} onChange={() => onApply(null)}>
            {filter.all ?? '全部'}
          </Checkbox>
        )}
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            kind={filter.multiple ? 'checkbox' : 'radio'}
            name={filter.key}
            checked={chosen.includes(option.value)}
            onChange={() => (filter.multiple ? toggle(option.value) : onApply([option.value]))}
          >
            {option.label}
            {option.note && <span className="ml-2 text-xs text-muted">{option.note}</span>}
          </Checkbox>
        ))}
        {shown.length === 0 && <p className="py-2 text-sm text-muted">没有符合的选项</p>}
      </fieldset>
      {filter.multiple && (
        <div className="flex justify-between border-t border-line p-2">
          <Button size="sm" tone="quiet" onClick={() => onApply(null)}>
            {filter.all ?? '全部'}
          </Button>
          <Button size="sm" tone="primary" onClick={() => onApply(chosen.length > 0 ? chosen : null)}>
            筛选{chosen.length > 0 ? `（${chosen.length}）` : ''}
          </Button>
        </div>
      )}
    </div>
  )
}

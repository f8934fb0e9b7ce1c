import { type FormEvent, useState } from 'react'
import { datePresets } from '@/components/patterns/query-table/date-presets'
import type { FilterDefinition } from '@/components/patterns/query-table/list-state'
import { SelectEditor } from '@/components/patterns/query-table/select-editor'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

type Props<Filter = FilterDefinition> = { filter: Filter; value: readonly string[]; onApply: (value: readonly string[] | null) => void }
type Of<Kind extends FilterDefinition['kind']> = Props<Extract<FilterDefinition, { kind: Kind }>>

/** The inside of a filter's panel; `onApply` gets what belongs into the URL, null to clear. */
export function FilterEditor(props: Props) {
  const { filter } = props
  if (filter.kind === 'select') return <SelectEditor {...props} filter={filter} />
  if (filter.kind === 'date') return <DateEditor {...props} filter={filter} />
  if (filter.kind === 'amount' || filter.kind === 'text') return <TextEditor {...props} filter={filter} />
  return null
}

function DateEditor({ filter, value, onApply }: Of<'date'>) {
  const [from, setFrom] = useState(value[0] ?? '')
  const [to, setTo] = useState(value[1] ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply(from || to ? [`${from}~${to}`] : null)
  }
  return (
    <form onSubmit={submit} className="w-72 space-y-3 p-3">
      <div className="flex flex-wrap gap-1.5">
        {datePresets(new Date()).map((preset) => (
          <Button key={preset.label} size="sm" onClick={() => onApply([`${preset.from}~${preset.to}`])}>
            {preset.label}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-[2rem_1fr] items-center gap-2">
        <span className="text-sm text-muted">自</span>
        <Input
          type="date"
          aria-label={`${filter.label}自`}
          value={from}
          max={to || undefined}
          onChange={(event) => setFrom(event.target.value)}
        />
        <span className="text-sm text-muted">至</span>
        <Input
          type="date"
          aria-label={`${filter.label}至`}
          value={to}
          min={from || undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <Apply />
    </form>
  )
}

function TextEditor({ filter, value, onApply }: Of<'amount' | 'text'>) {
  const [text, setText] = useState(value[0] ?? '')
  const number = filter.kind === 'amount'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply(text.trim() ? [text.replaceAll(',', '').trim()] : null)
  }
  return (
    <form onSubmit={submit} className="w-64 space-y-3 p-3">
      <Input
        autoFocus
        aria-label={number ? `${filter.label}不低于` : filter.label}
        inputMode={number ? 'decimal' : undefined}
        pattern={number ? '[0-9,]{1,15}(\\.[0-9]{1,6})?' : undefined}
        title={number ? '请输入数字，如 5,000' : undefined}
        placeholder={filter.kind === 'text' ? filter.placeholder : '不低于'}
        unit={filter.kind === 'amount' ? filter.unit : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Apply />
    </form>
  )
}

function Apply() {
  return (
    <div className="flex justify-end">
      <Button type="submit" tone="primary" size="sm">
        筛选
      </Button>
    </div>
  )
}

import { Button as AriaButton, Input as AriaInput, ComboBox, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { type ControlProps, textOf } from '@/components/forms/control-props'
import type { Found } from '@/components/forms/editor-context'
import { ChevronDown } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { TextControl } from './text-control'
import { useLookup } from './use-lookup'

/** An organisation, record or code: type to find it by name. Without a list or search to ask, the code itself is typed. */
export function LookupControl(props: ControlProps) {
  const { id, field, value, onChange, invalid, readOnly, describedBy, cellLabel } = props
  const chosen = textOf(value) || null
  const lookup = useLookup(field, chosen)
  if (!lookup.available) return <TextControl {...props} />
  if (readOnly) return <Input id={id} readOnly value={lookup.name(chosen)} aria-describedby={describedBy} aria-label={cellLabel} />
  return (
    <ComboBox<Found>
      aria-label={cellLabel ?? field.label}
      items={lookup.items}
      inputValue={lookup.text}
      onInputChange={lookup.type}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        if (key === null) {
          if (lookup.text === '' && chosen !== null) onChange(null)
          return
        }
        lookup.choose(String(key))
        onChange(String(key))
      }}
      allowsCustomValue={lookup.open}
      onBlur={() => {
        const typed = lookup.text.trim()
        if (typed === '' && chosen !== null) onChange(null)
        else if (lookup.open && typed !== '' && typed !== lookup.name(chosen)) onChange(typed)
        lookup.settle()
      }}
      isInvalid={invalid}
      menuTrigger="focus"
      allowsEmptyCollection
      className="relative block"
    >
      <AriaInput id={id} aria-describedby={describedBy} placeholder={cellLabel ? undefined : lookup.placeholder} className="control pr-8" />
      <AriaButton aria-label="展开选项" className="absolute inset-y-0 right-0 flex w-8 items-center justify-center text-muted">
        <ChevronDown aria-hidden className="size-4" />
      </AriaButton>
      <Popover className="w-(--trigger-width) min-w-72 rounded-lg bg-white shadow-pop">
        <ListBox<Found>
          className="max-h-72 overflow-y-auto py-1 outline-none"
          renderEmptyState={() => <p className="px-3 py-2 text-sm text-muted">{lookup.emptyText}</p>}
        >
          {(found) => (
            <ListBoxItem
              id={found.id}
              textValue={found.name}
              className="flex min-h-8 cursor-pointer items-center justify-between gap-4 px-3 py-1 outline-none data-[focused]:bg-brand-50 data-[selected]:font-semibold data-[selected]:text-brand"
            >
              <span>{found.name}</span>
              {found.hint && <span className="shrink-0 text-xs text-muted">{found.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

'use client'

import { Button as AriaButton, Input as AriaInput, ComboBox, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { ChevronDown } from '@/components/ui/icon'

export type Choice = { value: string; label: string; note?: string }

type Props = {
  id?: string
  label: string
  choices: readonly Choice[]
  value: string | null
  onChange: (value: string | null) => void
  /** Given when the choices come from the server: called with what is typed; the list is then shown as handed over. */
  onSearch?: (text: string) => void
  placeholder?: string
  disabled?: boolean
  invalid?: boolean
  describedBy?: string
  name?: string
}

/** Type to find one of many choices (matches label and note). Renders no label of its own: `label` is read aloud. */
export function Combobox({
  id,
  label,
  choices,
  value,
  onChange,
  onSearch,
  placeholder = '输入以查找',
  disabled,
  invalid,
  describedBy,
  name,
}: Props) {
  return (
    <ComboBox
      aria-label={label}
      name={name}
      defaultItems={onSearch ? undefined : choices}
      items={onSearch ? choices : undefined}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      onInputChange={onSearch}
      isDisabled={disabled}
      isInvalid={invalid}
      menuTrigger="focus"
      allowsEmptyCollection
      className="relative block"
    >
      <AriaInput id={id} aria-describedby={describedBy} placeholder={placeholder} className="control pr-8" />
      <AriaButton aria-label="展开选项" className="absolute inset-y-0 right-0 flex w-8 items-center justify-center text-muted">
        <ChevronDown aria-hidden className="size-4" />
      </AriaButton>
      <Popover className="w-(--trigger-width) min-w-60 rounded-lg bg-white shadow-pop">
        <ListBox<Choice>
          className="max-h-72 overflow-y-auto py-1 outline-none"
          renderEmptyState={() => <p className="px-3 py-2 text-sm text-muted">没有符合的选项</p>}
        >
          {(choice) => (
            <ListBoxItem
              id={choice.value}
              textValue={choice.note ? `${choice.label} ${choice.note}` : choice.label}
              className="flex min-h-8 cursor-pointer items-center justify-between gap-4 px-3 py-1 outline-none data-[focused]:bg-brand-50 data-[selected]:font-semibold data-[selected]:text-brand"
            >
              <span>{choice.label}</span>
              {choice.note && <span className="text-xs text-muted">{choice.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

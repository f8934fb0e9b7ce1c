'use client'

import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button as AriaButton, Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { type ButtonSize, type ButtonTone, buttonClass } from '@/components/ui/button'

export type MenuEntry = {
  key: string
  label: ReactNode
  /** Text for typing ahead when the label is not a string. */
  text?: string
  note?: string
  href?: string
  onSelect?: () => void
  tone?: 'danger'
  current?: boolean
}
export type MenuGroup = { key: string; title?: string; entries: readonly MenuEntry[] }

type Props = {
  label: ReactNode
  ariaLabel?: string
  groups: readonly MenuGroup[]
  tone?: ButtonTone
  size?: ButtonSize
  className?: string
  placement?: 'bottom start' | 'bottom end' | 'right top' | 'top end'
}

/** A button that opens a list of things to do or places to go. */
export function Menu(props: Props) {
  const [opened, setOpened] = useState<'pointer' | 'keys' | null>(null)
  // Most menus of a page are never opened: until then there is only their button.
  if (opened) return <Made {...props} byKeys={opened === 'keys'} />
  const { label, ariaLabel, tone, size, className } = props
  return (
    <button
      type="button"
      aria-label={ariaLabel}
      aria-haspopup="true"
      aria-expanded={false}
      className={buttonClass(tone, size, className)}
      onClick={(event) => setOpened(event.detail === 0 ? 'keys' : 'pointer')}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        setOpened('keys')
      }}
    >
      {label}
    </button>
  )
}

function Made({ label, ariaLabel, groups, tone, size, className, placement = 'bottom end', byKeys }: Props & { byKeys: boolean }) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [first, setFirst] = useState(byKeys)
  // Opened from the new button, so that the focus comes back to it.
  useEffect(() => {
    button.current?.focus()
    setOpen(true)
  }, [])
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) setFirst(false)
  }
  return (
    <MenuTrigger isOpen={open} onOpenChange={change}>
      <AriaButton ref={button} aria-label={ariaLabel} className={buttonClass(tone, size, className)}>
        {label}
      </AriaButton>
      <Popover
        placement={placement}
        className="max-h-[70vh] min-w-44 max-w-[92vw] overflow-y-auto rounded-lg bg-white py-1 shadow-pop outline-none"
      >
        <AriaMenu className="outline-none" {...(first ? { autoFocus: 'first' as const } : {})}>
          {groups.map((group) => (
            <MenuSection key={group.key} aria-label={group.title ?? group.key} className="border-line py-1 not-first:border-t">
              {group.title && <Header className="px-3 py-1 text-xs text-muted">{group.title}</Header>}
              {group.entries.map((entry) => (
                <Entry key={entry.key} entry={entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.key}
      href={entry.href}
      onAction={entry.onSelect}
      textValue={entry.text ?? (typeof entry.label === 'string' ? entry.label : entry.key)}
      className={clsx(
        'flex min-h-8 cursor-pointer items-center justify-between gap-6 px-3 py-1 outline-none data-[focused]:bg-brand-50 max-sm:min-h-10',
        entry.tone === 'danger' ? 'text-danger' : entry.current ? 'font-semibold text-brand' : 'text-ink',
      )}
    >
      <span>{entry.label}</span>
      {entry.note && <span className="text-xs text-muted">{entry.note}</span>}
    </MenuItem>
  )
}

'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
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
export function Menu({ label, ariaLabel, groups, tone, size, className, placement = 'bottom end' }: Props) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={ariaLabel} className={buttonClass(tone, size, className)}>
        {label}
      </AriaButton>
      <Popover
        placement={placement}
        className="max-h-[70vh] min-w-44 max-w-[92vw] overflow-y-auto rounded-lg bg-white py-1 shadow-pop outline-none"
      >
        <AriaMenu className="outline-none">
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

'use client'

import type { ReactNode } from 'react'
import { Button as AriaButton, Dialog as AriaDialog, Popover as AriaPopover, DialogTrigger } from 'react-aria-components'
import { buttonClass } from '@/components/ui/button'

type Props = {
  trigger: ReactNode
  ariaLabel: string
  triggerClassName?: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  placement?: 'bottom start' | 'bottom end' | 'right top'
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A button that opens a small panel beside it; Escape and a press outside close it. */
export function PopoverButton({ trigger, ariaLabel, triggerClassName, open, onOpenChange, placement = 'bottom start', children }: Props) {
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpenChange}>
      <AriaButton className={triggerClassName ?? buttonClass()}>{trigger}</AriaButton>
      <AriaPopover placement={placement} className="max-w-[94vw] rounded-lg bg-white shadow-pop outline-none">
        <AriaDialog aria-label={ariaLabel} className="outline-none">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  )
}

'use client'

import type { ReactNode } from 'react'
import { Button as AriaButton, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'

type Props = { tip: ReactNode; children: ReactNode; className?: string }

/** Words that explain other words on hover and on focus; `children` must be text, not a control. */
export function Tooltip({ tip, children, className }: Props) {
  return (
    <TooltipTrigger delay={300} closeDelay={50}>
      <AriaButton className={className ?? 'cursor-help underline decoration-muted decoration-dotted underline-offset-4'}>
        {children}
      </AriaButton>
      <AriaTooltip offset={6} className="max-w-xs rounded-md bg-ink px-2.5 py-1.5 text-xs text-white shadow-pop">
        {tip}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

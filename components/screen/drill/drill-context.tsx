'use client'

import { clsx } from 'clsx'
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react'
import { type Drill, partHref } from '@/components/screen/drill/drill'

type Opener = { open: (drill: Drill) => void; ledger: boolean }

/** Opens what a number is made of; provided by the screen. */
export const DrillContext = createContext<Opener>({ open: () => undefined, ledger: false })

type Props = { drill: Drill; className?: string; children: ReactNode }

/** A number (or a row) that opens what it is made of: a real link where a page shows the same list, so that it can also be opened in a new tab. */
export function Opens({ drill, className, children }: Props) {
  const { open, ledger } = useContext(DrillContext)
  const first = drill.parts[0]
  const href = first && drill.parts.length === 1 ? partHref(first, ledger) : null
  const look = clsx('cursor-pointer rounded-sm text-left decoration-1 underline-offset-4 hover:underline', className)
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    open(drill)
  }
  if (href === null) {
    return (
      <button type="button" onClick={press} className={look}>
        {children}
      </button>
    )
  }
  return (
    <a href={href} onClick={press} className={look}>
      {children}
    </a>
  )
}

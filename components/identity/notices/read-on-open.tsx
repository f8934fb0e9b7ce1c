'use client'

import type { ReactNode } from 'react'
import { readNoticesAction } from '@/app/actions/identity-actions'

/** Marks a notice read when its row is opened by mouse, finger or Enter. */
export function ReadOnOpen({ children }: { children: ReactNode }) {
  const opened = (target: EventTarget) => {
    const link = target instanceof Element ? target.closest('a[data-open]') : null
    const id = link?.closest('tr')?.querySelector<HTMLInputElement>('input[name="row"]')?.value
    if (id) void readNoticesAction({ action: 'read', ids: [id] })
  }
  return (
    <div className="contents" onClickCapture={(event) => opened(event.target)}>
      {children}
    </div>
  )
}

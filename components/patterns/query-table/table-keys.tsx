'use client'

import { useEffect } from 'react'

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** j/k move through the rows of the table `tableId` (Enter opens, as on any link), x ticks the row, / goes to the search box. */
export function TableKeys({ tableId }: { tableId: string }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const box = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
      if ((typing(event.target) && !box) || document.querySelector('[role="dialog"],[role="alertdialog"]')) return
      if (event.key === '/') {
        event.preventDefault()
        document.querySelector<HTMLInputElement>('[data-list-search]')?.focus()
        return
      }
      const rows = [...document.querySelectorAll<HTMLElement>(`#${CSS.escape(tableId)} [data-row]`)]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      if (event.key === 'x') rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0) return
      event.preventDefault()
      const next = rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))]
      const opener = next?.querySelector<HTMLElement>('[data-open]') ?? next?.querySelector<HTMLElement>('a, input')
      opener?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [tableId])
  return null
}

'use client'

import { useEffect, useState } from 'react'
import { SearchPanel } from '@/components/shell/search/search-panel'
import { Dialog } from '@/components/ui/dialog'
import { Search } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'

/** The search box in the top bar; it and Ctrl K open the search of everything. */
export function GlobalSearch({ face }: { face: string }) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K"
        className="flex h-8 w-full min-w-0 max-w-md items-center gap-2 rounded-md border border-line-strong bg-sunken px-2.5 text-left text-muted hover:border-brand-300 max-sm:w-9 max-sm:shrink-0 max-sm:border-transparent max-sm:bg-transparent max-sm:ml-auto"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate max-sm:sr-only">搜索办件、企业、人员、事项、页面…</span>
        <span className="max-sm:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <Dialog open={open} onOpenChange={setOpen} title="全局搜索" bare>
        <SearchPanel face={face} onLeave={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

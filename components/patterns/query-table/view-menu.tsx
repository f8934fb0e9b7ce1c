'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import type { ActionResult } from '@/components/ui/action-result'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { BookmarkPlus, ChevronDown } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Menu, type MenuGroup } from '@/components/ui/menu'
import { toastDone, toastFailed } from '@/components/ui/toast'

export type SavedView = { id: string; name: string; query: string }

/** Saved views of one list and the server actions that keep them. */
export type ListViews = {
  items: readonly SavedView[]
  save?: (input: { list: string; name: string; query: string }) => Promise<ActionResult>
  remove?: (input: { id: string }) => Promise<ActionResult>
}

type Props = { list: string; path: string; query: string; views: ListViews }

/** 我的视图: goes to a saved combination of tab, filters and order; keeps the present one under a name. */
export function ViewMenu({ list, path, query, views }: Props) {
  const router = useRouter()
  const [naming, setNaming] = useState(false)
  const [, start] = useTransition()
  const here = views.items.find((view) => view.query === query)
  const run = (work: Promise<ActionResult> | undefined) =>
    start(async () => {
      const result = await work
      if (!result) return
      if (result.ok) toastDone(result.message ?? '视图已更新')
      else toastFailed(result.message)
      router.refresh()
    })
  const groups: MenuGroup[] = [
    {
      key: 'views',
      title: '我的视图',
      entries: [
        { key: 'none', label: '默认', href: path, current: query === '' },
        ...views.items.map((view) => ({ key: view.id, label: view.name, href: `${path}?${view.query}`, current: view === here })),
      ],
    },
  ]
  const keeping = []
  if (views.save && !here && query !== '') keeping.push({ key: 'save', label: '保存当前条件为视图…', onSelect: () => setNaming(true) })
  if (views.remove && here) {
    keeping.push({
      key: 'remove',
      label: `删除视图“${here.name}”`,
      tone: 'danger' as const,
      onSelect: () => run(views.remove?.({ id: here.id })),
    })
  }
  if (keeping.length > 0) groups.push({ key: 'keep', entries: keeping })
  return (
    <>
      <Menu
        tone="quiet"
        groups={groups}
        className="font-normal! text-ink!"
        label={
          <>
            我的视图：{here?.name ?? (query === '' ? '默认' : '未保存')}
            <ChevronDown aria-hidden className="size-3.5 text-muted" />
          </>
        }
      />
      <NameDialog
        open={naming}
        onClose={() => setNaming(false)}
        onSave={(name) => {
          setNaming(false)
          run(views.save?.({ list, name, query }))
        }}
      />
    </>
  )
}

function NameDialog({ open, onClose, onSave }: { open: boolean; onClose: () => void; onSave: (name: string) => void }) {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) onSave(name.trim())
  }
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title="保存视图" width="sm">
      <form onSubmit={submit} className="space-y-3">
        <Input
          autoFocus
          required
          maxLength={30}
          aria-label="视图名称"
          placeholder="视图名称，如“超期优先”"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="text-xs text-muted">保存当前标签页、筛选条件与排序；仅本人可见。</p>
        <div className="flex justify-end">
          <Button type="submit" tone="primary" icon={<BookmarkPlus aria-hidden className="size-4" />}>
            保存视图
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

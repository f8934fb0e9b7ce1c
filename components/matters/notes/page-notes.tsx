'use client'

import { clsx } from 'clsx'
import { type MouseEvent, useState } from 'react'
import { NoteForm } from '@/components/matters/notes/note-form'
import { NoteThreadView } from '@/components/matters/notes/note-thread-view'
import type { Notes } from '@/components/matters/notes/note-types'
import { Dialog } from '@/components/ui/dialog'
import { MapPin } from '@/components/ui/icon'
import type { NoteThread } from '@/lib/matters/signing/annotations-of'

type Place = { page: number; x: number; y: number }
type Props = Notes & { materialId: string; page: number; pinning: boolean; onPinned: () => void }

/** Notes pinned to one page of a material: each at its place; while pinning, a press on the page puts another there. */
export function PageNotes({ filingId, threads, materialId, page, pinning, onPinned }: Props) {
  const [shown, setShown] = useState<NoteThread | null>(null)
  const [wanted, setWanted] = useState<Place | null>(null)
  const here = threads.filter((thread) => thread.materialId === materialId && thread.page === page)
  const pin = (event: MouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (value: number, whole: number) => Math.round(Math.min(Math.max(value / whole, 0), 1) * 1000)
    // Pressed from the keyboard: the middle of the page.
    const byKey = event.detail === 0
    const x = byKey ? 500 : share(event.clientX - box.left, box.width)
    setWanted({ page, x, y: byKey ? 500 : share(event.clientY - box.top, box.height) })
  }
  const current = shown && (threads.find((thread) => thread.id === shown.id) ?? shown)
  return (
    <>
      {pinning && (
        <button
          type="button"
          aria-label={`在第 ${page} 页上写批注：点按要批注的位置`}
          onClick={pin}
          className="absolute inset-0 z-10 cursor-crosshair bg-brand-50/20"
        />
      )}
      {here.map((thread, index) => (
        <button
          key={thread.id}
          type="button"
          aria-label={`第 ${page} 页批注 ${index + 1}：${thread.text}`}
          title={thread.text}
          onClick={() => setShown(thread)}
          style={{ left: `${(thread.x ?? 0) / 10}%`, top: `${(thread.y ?? 0) / 10}%` }}
          className={clsx('absolute z-20 -translate-x-1/2 -translate-y-full text-warn', 'min-h-6 min-w-6')}
        >
          <MapPin aria-hidden className="mx-auto size-6 fill-warn-50" />
        </button>
      ))}
      {current && (
        <Dialog open onOpenChange={(open) => !open && setShown(null)} title={`第 ${page} 页批注`}>
          <div className="space-y-3">
            <NoteThreadView thread={current} />
            <NoteForm filingId={filingId} label="回复这条批注" parentId={current.id} rows={1} />
          </div>
        </Dialog>
      )}
      {wanted && (
        <Dialog open onOpenChange={(open) => !open && setWanted(null)} title={`在第 ${page} 页写批注`}>
          <NoteForm
            filingId={filingId}
            label="写批注（仅监管机构内部可见，写下后不可修改）"
            anchor={{ materialId, place: wanted }}
            onDone={() => {
              setWanted(null)
              onPinned()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, type ReactNode, useRef, useState, useTransition } from 'react'
import type { ActionResult } from '@/components/ui/action-result'
import { Button, type ButtonTone } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toastDone, toastFailed } from '@/components/ui/toast'

export type BatchAction = {
  key: string
  label: string
  tone?: ButtonTone /** Asked before it runs; {n} is the number of rows. */
  confirm?: string
}

/** What can be done with the ticked rows at once; `run` is a server action. */
export type Batch = { actions: readonly BatchAction[]; run: (input: { action: string; ids: readonly string[] }) => Promise<ActionResult> }

/** Watches the row boxes (`name="row"`, `name="all-rows"`) of the table inside and offers the batch actions while any is ticked. */
export function RowSelection({ batch, children }: { batch: Batch; children: ReactNode }) {
  const router = useRouter()
  const area = useRef<HTMLDivElement>(null)
  const [ids, setIds] = useState<readonly string[]>([])
  const [asking, setAsking] = useState<BatchAction | null>(null)
  const [pending, start] = useTransition()

  const boxes = () => [...(area.current?.querySelectorAll<HTMLInputElement>('input[name="row"]') ?? [])]
  const sync = () => {
    const ticked = boxes().filter((box) => box.checked)
    const head = area.current?.querySelector<HTMLInputElement>('input[name="all-rows"]')
    if (head) {
      head.checked = ticked.length > 0 && ticked.length === boxes().length
      head.indeterminate = ticked.length > 0 && !head.checked
    }
    setIds(ticked.map((box) => box.value))
  }
  const tickAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked
    sync()
  }
  const onChange = (event: ChangeEvent<HTMLDivElement>) => {
    const target: EventTarget = event.target
    if (!(target instanceof HTMLInputElement)) return
    if (target.name === 'all-rows') tickAll(target.checked)
    else if (target.name === 'row') sync()
  }
  const run = (action: BatchAction) =>
    start(async () => {
      const result = await batch.run({ action: action.key, ids })
      setAsking(null)
      if (!result.ok) return toastFailed(result.message)
      const failed = result.failures?.length ?? 0
      if (failed > 0) toastFailed(`${ids.length - failed} 项已办理，${failed} 项未办理：${result.failures?.[0]?.message ?? ''}`)
      else toastDone(result.message ?? `${ids.length} 项已办理`)
      tickAll(false)
      router.refresh()
    })

  return (
    <div ref={area} onChange={onChange} className="contents">
      {ids.length > 0 && (
        <div
          role="toolbar"
          aria-label="批量办理"
          className="flex flex-wrap items-center gap-2 rounded-md border border-brand-200 bg-brand-50 px-3 py-1.5"
        >
          <span role="status">
            已选 <strong>{ids.length}</strong> 项
          </span>
          {batch.actions.map((action) => (
            <Button
              key={action.key}
              size="sm"
              tone={action.tone}
              pending={pending}
              onClick={() => (action.confirm ? setAsking(action) : run(action))}
            >
              {action.label}
            </Button>
          ))}
          <Button size="sm" tone="quiet" className="ml-auto" onClick={() => tickAll(false)}>
            取消选择
          </Button>
        </div>
      )}
      {children}
      <ConfirmDialog
        open={asking !== null}
        title={asking?.label ?? ''}
        confirmLabel={`${asking?.label ?? ''}（${ids.length} 项）`}
        tone={asking?.tone === 'danger' ? 'danger' : 'primary'}
        pending={pending}
        onConfirm={() => asking && run(asking)}
        onCancel={() => setAsking(null)}
      >
        <p>{asking?.confirm?.replace('{n}', String(ids.length))}</p>
      </ConfirmDialog>
    </div>
  )
}

'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonTone } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  open: boolean
  title: string
  children: ReactNode
  /** Says what will happen: 退回企业, never 确定. */
  confirmLabel: string
  tone?: ButtonTone
  pending?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks once before something that cannot be taken back. */
export function ConfirmDialog({ open, title, children, confirmLabel, tone = 'primary', pending, onConfirm, onCancel }: Props) {
  const footer = (
    <>
      <Button onClick={onCancel} disabled={pending}>
        取消
      </Button>
      <Button tone={tone} pending={pending} onClick={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onCancel()} title={title} width="sm" role="alertdialog" footer={footer}>
      <div className="space-y-2">{children}</div>
    </Dialog>
  )
}

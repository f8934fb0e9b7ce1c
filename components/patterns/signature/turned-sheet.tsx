import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { X } from '@/components/ui/icon'

type Props = { title: string; onClose: () => void; footer: ReactNode; children: ReactNode }

/** A sheet over the whole screen of a phone, turned by 90° so that one writes along its long side. */
export function TurnedSheet({ title, onClose, footer, children }: Props) {
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} className="fixed inset-0 z-50 bg-white">
      <Modal className="absolute top-0 left-full h-[100vw] w-[100dvh] origin-top-left rotate-90 overflow-hidden">
        <AriaDialog aria-label={title} className="flex h-full flex-col gap-2 p-3 outline-none">
          <header className="flex items-center gap-3">
            <p className="flex-1 font-semibold">{title}</p>
            {footer}
            <button type="button" aria-label="退出横屏" onClick={onClose} className="rounded-md p-1.5 text-muted">
              <X aria-hidden className="size-5" />
            </button>
          </header>
          <div className="min-h-0 flex-1">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

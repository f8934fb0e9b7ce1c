'use client'

import { clsx } from 'clsx'
import { type ReactNode, useState } from 'react'
import { Button as AriaButton, Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { X } from '@/components/ui/icon'

const places = {
  center: 'm-auto w-full max-h-[85dvh] rounded-lg max-sm:mb-0 max-sm:rounded-b-none',
  right: 'ml-auto h-dvh w-full max-w-md',
  left: 'mr-auto h-dvh w-[280px] max-w-[85vw]',
  bottom: 'mt-auto w-full max-h-[92dvh] rounded-t-xl',
}
const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' }

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** Hides the heading row (a search box that explains itself); the title stays for screen readers. */
  bare?: boolean
  place?: keyof typeof places
  width?: keyof typeof widths
  role?: 'dialog' | 'alertdialog'
  footer?: ReactNode
  children: ReactNode
}

/** A modal, drawer or bottom sheet: keeps the focus, closes on Escape and outside press (not when `alertdialog`), gives the focus back. */
export function Dialog(props: Props) {
  const [made, setMade] = useState(props.open)
  // Most dialogs of a page are never opened: until then there is nothing to keep ready.
  if (props.open && !made) setMade(true)
  return made ? <Made {...props} /> : null
}

function Made({ open, onOpenChange, title, bare = false, place = 'center', width = 'md', role = 'dialog', footer, children }: Props) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog'}
      className={clsx('fixed inset-0 z-50 flex bg-brand-900/35', place === 'center' && 'sm:p-6', bare && 'sm:items-start')}
    >
      <Modal
        className={clsx(
          'flex flex-col overflow-hidden bg-white shadow-pop',
          places[place],
          place === 'center' && widths[width],
          bare && 'sm:mt-12',
        )}
      >
        <AriaDialog role={role} aria-label={bare ? title : undefined} className="flex min-h-0 flex-1 flex-col outline-none">
          {!bare && (
            <header className="flex shrink-0 items-center justify-between gap-4 border-b border-line px-4 py-2.5">
              <Heading slot="title" className="text-lg font-semibold">
                {title}
              </Heading>
              <AriaButton slot="close" aria-label="关闭" className="rounded-md p-1.5 text-muted hover:bg-ground hover:text-ink">
                <X aria-hidden className="size-4" />
              </AriaButton>
            </header>
          )}
          <div className={clsx('min-h-0 flex-1 overflow-y-auto', !bare && 'px-4 py-3')}>{children}</div>
          {footer && (
            <footer className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line bg-sunken px-4 py-3">{footer}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

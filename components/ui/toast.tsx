'use client'

import { clsx } from 'clsx'
import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { CircleCheck, OctagonAlert, X } from '@/components/ui/icon'

type Message = { text: string; tone: 'ok' | 'danger' }

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 })

/** Says in a corner that something is done; gone after six seconds. */
export function toastDone(text: string): void {
  queue.add({ text, tone: 'ok' }, { timeout: 6000 })
}

/** Says in a corner that something did not work; stays until closed. */
export function toastFailed(text: string): void {
  queue.add({ text, tone: 'danger' })
}

/** The one place where toasts appear; a region of its own for screen readers (F6 reaches it). */
export function ToastHost() {
  return (
    <ToastRegion
      queue={queue}
      aria-label="消息"
      className="fixed right-4 bottom-4 z-60 flex flex-col gap-2 outline-none max-sm:inset-x-3 max-sm:bottom-20"
    >
      {({ toast }) => (
        <AriaToast toast={toast} className="flex w-80 items-start gap-2 rounded-lg bg-white p-3 shadow-pop max-sm:w-full">
          {toast.content.tone === 'ok' ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />
          ) : (
            <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          )}
          <ToastContent className={clsx('flex-1', toast.content.tone === 'danger' && 'text-danger')}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <AriaButton slot="close" aria-label="关闭消息" className="rounded-sm p-0.5 text-muted hover:text-ink">
            <X aria-hidden className="size-4" />
          </AriaButton>
        </AriaToast>
      )}
    </ToastRegion>
  )
}

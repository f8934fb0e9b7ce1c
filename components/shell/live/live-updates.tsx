'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { keepConnected } from '@/components/shell/live/live-connection'
import { whenOnline } from '@/components/shell/live/when-online'
import { whenSaved } from '@/components/shell/live/when-saved'
import { WifiOff } from '@/components/ui/icon'

const settleMs = 120
const patienceMs = 5000

/** Refreshes the page under the person's own rights when the platform says that something changed; says when the line is down for 5 seconds. */
export function LiveUpdates({ address = '/api/live' }: { address?: string }) {
  const router = useRouter()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    let settle: ReturnType<typeof setTimeout> | undefined
    let patience: ReturnType<typeof setTimeout> | undefined
    let forget: () => void = () => undefined
    const refresh = () => {
      // Says that the next request is the machine's own: it must not prolong the idle time of the person.
      // biome-ignore lint/suspicious/noDocumentCookie: two seconds, read by the server
      document.cookie = 'gz_live=1; path=/; max-age=2; samesite=lax'
      router.refresh()
    }
    const close = keepConnected(address, {
      onChange: () => {
        clearTimeout(settle)
        settle = setTimeout(() => {
          forget()
          forget = whenSaved(() => whenOnline(refresh))
        }, settleMs)
      },
      onState: (connected) => {
        if (connected) {
          clearTimeout(patience)
          patience = undefined
          setLost(false)
        } else patience ??= setTimeout(() => setLost(true), patienceMs)
      },
    })
    return () => {
      close()
      clearTimeout(settle)
      clearTimeout(patience)
      forget()
    }
  }, [address, router])
  return (
    <div
      role="status"
      aria-live="polite"
      data-print="hidden"
      className="pointer-events-none fixed bottom-4 left-1/2 z-40 -translate-x-1/2 max-sm:bottom-18"
    >
      {lost && (
        <p className="flex items-center gap-2 rounded-full bg-ink px-3 py-1.5 text-sm whitespace-nowrap text-white shadow-pop">
          <WifiOff aria-hidden className="size-4" />
          连接已断开，正在重连
        </p>
      )}
    </div>
  )
}

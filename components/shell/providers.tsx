'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { ToastHost } from '@/components/ui/toast'

/** What every page needs once in the browser: Chinese wording of overlays, client navigation for menus, the toast region. */
export function Providers({ children }: { children: ReactNode }) {
  const router = useRouter()
  return (
    <I18nProvider locale="zh-CN">
      <RouterProvider navigate={(href) => router.push(href)}>
        {children}
        <ToastHost />
      </RouterProvider>
    </I18nProvider>
  )
}

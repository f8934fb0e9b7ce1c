'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'

/**
 * Follows plain `<a>` of the platform inside an element without loading the page anew: for tables and lists of dozens of links, where a
 * component a link would cost more than the rest of the page. Whatever a person asks the browser for (new tab, download) stays the browser's.
 */
export function useManyLinks(): (event: MouseEvent<HTMLElement>) => void {
  const router = useRouter()
  return (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest('a')
    const href = link?.getAttribute('href')
    if (!link || !href?.startsWith('/') || link.target || link.hasAttribute('download')) return
    event.preventDefault()
    router.push(href)
  }
}

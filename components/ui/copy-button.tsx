'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

/** Puts a text on the clipboard and says so for two seconds. */
export function CopyButton({ text, label = '复制' }: { text: string; label?: string }) {
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  const Icon = done ? Check : Copy
  return (
    <button
      type="button"
      onClick={() => void copy()}
      aria-label={done ? '已复制' : label}
      title={done ? '已复制' : label}
      className="rounded-sm p-1 text-muted hover:bg-ground hover:text-brand"
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  )
}

'use client'

import { type MouseEvent, useState } from 'react'
import { Check, Copy, X } from '@/components/ui/icon'
import { copyText } from './copy-text'

const icons = { ready: Copy, done: Check, failed: X }

/** Puts a text on the clipboard and says for two seconds whether it did. */
export function CopyButton({ text, label = '复制' }: { text: string; label?: string }) {
  const [state, setState] = useState<keyof typeof icons>('ready')
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    setState((await copyText(text, event.currentTarget)) ? 'done' : 'failed')
    setTimeout(() => setState('ready'), 2000)
  }
  const Icon = icons[state]
  const words = { ready: label, done: '已复制', failed: '未能复制，请选中后手工复制' }[state]
  return (
    <button
      type="button"
      onClick={(event) => void copy(event)}
      aria-label={words}
      title={words}
      className="inline-flex items-center gap-1 rounded-sm p-1 text-sm text-muted hover:bg-ground hover:text-brand"
    >
      <Icon aria-hidden className="size-3.5" />
      {state === 'failed' && words}
    </button>
  )
}

'use client'

import { clsx } from 'clsx'
import { type ReactNode, useId, useState } from 'react'
import { Upload } from '@/components/ui/icon'

type Props = { label: string; hint?: ReactNode; accept?: string; multiple?: boolean; disabled?: boolean; onFiles: (files: File[]) => void }

/** Drop files or press to choose; hands over every file, checks nothing. */
export function FileDrop({ label, hint, accept, multiple = true, disabled = false, onFiles }: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) onFiles([...event.dataTransfer.files])
      }}
      className={clsx(
        'flex items-center gap-3 rounded-lg border border-dashed px-4 py-3 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-brand-500',
        disabled
          ? 'cursor-not-allowed border-line bg-sunken text-muted'
          : 'cursor-pointer border-line-strong bg-white hover:border-brand-400 hover:bg-brand-50',
        over && 'border-brand-500! bg-brand-50!',
      )}
    >
      <Upload aria-hidden className="size-5 shrink-0 text-brand" />
      <span className="min-w-0">
        <span className="block font-medium text-brand">{label}</span>
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </label>
  )
}

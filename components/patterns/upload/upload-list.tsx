'use client'

import { type ReactNode, useEffect } from 'react'
import { sizeText } from '@/components/patterns/files/file-item'
import { acceptOf, type UploadLimits } from '@/components/patterns/upload/upload-rules'
import { type UploadedFile, type UploadRow, useUploads } from '@/components/patterns/upload/use-uploads'
import { FileDrop } from '@/components/ui/file-drop'
import { FileCheck2, Pause, Play, RotateCw, X } from '@/components/ui/icon'
import { Progress } from '@/components/ui/progress'

type Props = {
  /** Files already there, newest last. */
  files: readonly UploadedFile[]
  limits: UploadLimits
  onUploaded: (file: UploadedFile) => void
  onRemove?: (file: UploadedFile) => void
  label?: string
  hint?: ReactNode
  endpoint?: string
  /** Sent along with each file: material key, filing id. */
  metadata?: Readonly<Record<string, string>>
  disabled?: boolean
  /** Told when a file begins to travel and when none does any more, so that a form is not sent without it. */
  onBusy?: (busy: boolean) => void
}

/** Files of one material: drop or choose, resumable upload with progress, pause, retry; says at once what cannot be taken. */
export function UploadList({
  files,
  limits,
  onUploaded,
  onRemove,
  label = '选择文件或拖到此处',
  hint,
  endpoint = '/api/uploads',
  metadata = {},
  disabled,
  onBusy,
}: Props) {
  const { rows, add, pause, resume, drop } = useUploads({ endpoint, limits, metadata, present: files.length, onUploaded })
  const busy = rows.some((row) => row.state === 'sending')
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of each change once, whatever function listens
  useEffect(() => onBusy?.(busy), [busy])
  const explained = hint ?? `支持 ${limits.extensions.join('、')}，单个不超过 ${sizeText(limits.maxBytes)}，可断点续传`
  return (
    <div className="space-y-2">
      {(files.length > 0 || rows.length > 0) && (
        <ul className="divide-y divide-line rounded-lg border border-line bg-white">
          {files.map((file) => (
            <li key={file.id} className="flex items-center gap-2 px-3 py-1.5 text-sm">
              <FileCheck2 aria-hidden className="size-4 shrink-0 text-ok" />
              <span className="min-w-0 flex-1 truncate">{file.name}</span>
              <span className="text-xs text-muted">{sizeText(file.size)}</span>
              {onRemove && !disabled && (
                <Tool label={`移除 ${file.name}`} icon={<X aria-hidden className="size-4" />} onPress={() => onRemove(file)} />
              )}
            </li>
          ))}
          {rows.map((row) => (
            <Sending key={row.key} row={row} onPause={() => pause(row.key)} onResume={() => resume(row.key)} onDrop={() => drop(row.key)} />
          ))}
        </ul>
      )}
      {!disabled && files.length < limits.maxFiles && (
        <FileDrop label={label} hint={explained} accept={acceptOf(limits)} multiple={limits.maxFiles > 1} onFiles={add} />
      )}
    </div>
  )
}

type SendingProps = { row: UploadRow; onPause: () => void; onResume: () => void; onDrop: () => void }

function Sending({ row, onPause, onResume, onDrop }: SendingProps) {
  const bad = row.state === 'failed' || row.state === 'refused'
  return (
    <li className="px-3 py-1.5 text-sm">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate">{row.name}</span>
        <span className="text-xs text-muted">
          {row.state !== 'refused' && `${Math.floor(row.share)}% · `}
          {sizeText(row.size)}
        </span>
        {row.state === 'sending' && <Tool label={`暂停 ${row.name}`} icon={<Pause aria-hidden className="size-4" />} onPress={onPause} />}
        {row.state === 'paused' && <Tool label={`继续 ${row.name}`} icon={<Play aria-hidden className="size-4" />} onPress={onResume} />}
        {row.state === 'failed' && (
          <Tool label={`重试 ${row.name}`} icon={<RotateCw aria-hidden className="size-4" />} onPress={onResume} />
        )}
        <Tool label={`取消 ${row.name}`} icon={<X aria-hidden className="size-4" />} onPress={onDrop} />
      </div>
      {row.state !== 'refused' && (
        <Progress value={row.share} label={`${row.name} 上传进度`} tone={row.state === 'failed' ? 'danger' : 'brand'} className="mt-1" />
      )}
      {(bad || row.state === 'paused') && (
        <p role={bad ? 'alert' : undefined} className={bad ? 'mt-0.5 text-xs text-danger' : 'mt-0.5 text-xs text-muted'}>
          {row.message ?? '已暂停'}
        </p>
      )}
    </li>
  )
}

function Tool({ label, icon, onPress }: { label: string; icon: ReactNode; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="rounded-sm p-1 text-muted hover:bg-ground hover:text-ink"
    >
      {icon}
    </button>
  )
}

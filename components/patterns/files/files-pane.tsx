'use client'

import { clsx } from 'clsx'
import { useState } from 'react'
import { type FileItem, sizeText } from '@/components/patterns/files/file-item'
import { type FileExtras, FilePreview } from '@/components/patterns/files/file-preview'
import { Status } from '@/components/ui/status'

type Props = FileExtras & { files: readonly FileItem[]; label?: string }

/** All files of a filing: the list at the left, the chosen one shown beside it over the whole height; on a phone one below the other. */
export function FilesPane({ files, label = '材料', ...extras }: Props) {
  const [chosen, setChosen] = useState(files[0]?.id ?? null)
  const file = files.find((item) => item.id === chosen) ?? files[0]
  if (!file) return <p className="rounded-lg border border-line bg-white p-6 text-muted">尚未上传材料。</p>
  return (
    <div className="grid min-h-0 flex-1 rounded-lg border border-line bg-white md:grid-cols-[15rem_minmax(0,1fr)] lg:overflow-hidden">
      <nav aria-label={label} className="scroll-thin min-h-0 overflow-y-auto border-line p-2 max-md:max-h-56 max-md:border-b md:border-r">
        <p className="px-2 py-1 text-sm font-semibold">
          {label} <span className="font-normal text-muted">{files.length} 份</span>
        </p>
        <ol>
          {files.map((item, index) => (
            <li key={item.id}>
              <button
                type="button"
                aria-current={item === file ? 'true' : undefined}
                onClick={() => setChosen(item.id)}
                className={clsx(
                  'flex w-full gap-1.5 rounded-md px-2 py-1.5 text-left text-sm outline-offset-[-2px]',
                  item === file ? 'bg-brand-50 font-medium text-brand' : 'hover:bg-ground',
                )}
              >
                <span className="text-muted">{index + 1}</span>
                <span className="min-w-0 flex-1">
                  <span className="break-all">{item.name}</span>
                  <span className="block text-xs font-normal text-muted">
                    {[item.note, sizeText(item.size)].filter(Boolean).join(' · ')}
                  </span>
                  {item.marks?.map((mark) => (
                    <Status key={mark.text} tone={mark.tone} className="mr-1">
                      {mark.text}
                    </Status>
                  ))}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <FilePreview key={file.id} file={file} {...extras} />
    </div>
  )
}

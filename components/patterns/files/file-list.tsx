import { type FileItem, sizeText } from '@/components/patterns/files/file-item'
import { Download } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'

/** Files with size, note, findings, preview (new tab) and download. Inside a decision use FilesPane. */
export function FileList({ files, empty = '未上传材料' }: { files: readonly FileItem[]; empty?: string }) {
  if (files.length === 0) return <p className="text-sm text-muted">{empty}</p>
  return (
    <ul className="divide-y divide-line">
      {files.map((file) => (
        <li key={file.id} className="flex items-center gap-3 py-2">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-1.5">
              <a
                href={file.previewHref ?? file.href}
                target="_blank"
                rel="noreferrer"
                className="min-w-0 break-all text-brand hover:underline"
              >
                {file.name}
              </a>
              {file.marks?.map((mark) => (
                <Status key={mark.text} tone={mark.tone}>
                  {mark.text}
                </Status>
              ))}
            </p>
            <p className="text-xs text-muted">{[file.note, sizeText(file.size)].filter(Boolean).join(' · ')}</p>
          </div>
          <a
            href={file.href}
            download
            aria-label={`下载 ${file.name}`}
            title="下载"
            className="rounded-md p-1.5 text-muted hover:bg-ground hover:text-brand"
          >
            <Download aria-hidden className="size-4" />
          </a>
        </li>
      ))}
    </ul>
  )
}

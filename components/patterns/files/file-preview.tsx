'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { type FileItem, previewKind } from '@/components/patterns/files/file-item'
import { Download, ExternalLink } from '@/components/ui/icon'
import { Skeleton } from '@/components/ui/skeleton'

const PdfPane = dynamic(() => import('@/components/patterns/files/pdf-pane').then((module) => module.PdfPane), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-96" />,
})

/** What a page adds to a file: tools in its head, and what lies on each page of a PDF. */
export type FileExtras = { tools?: (file: FileItem) => ReactNode; onPage?: (file: FileItem, page: number) => ReactNode }

/** One file shown as far as a browser can (PDF, picture, text); otherwise says so and offers the download. */
export function FilePreview({ file, tools, onPage }: FileExtras & { file: FileItem }) {
  return (
    <div className="flex min-h-0 min-w-0 flex-col max-lg:min-h-[60dvh]">
      <div className="flex shrink-0 items-center gap-1 border-b border-line px-3 py-1.5 text-sm">
        <p className="min-w-0 flex-1 truncate font-medium">{file.name}</p>
        {tools?.(file)}
        {file.previewHref && (
          <a
            href={file.previewHref}
            target="_blank"
            rel="noreferrer"
            className="flex items-center gap-1 rounded-md px-2 py-1 text-brand hover:bg-brand-50"
          >
            <ExternalLink aria-hidden className="size-3.5" />
            新窗口
          </a>
        )}
        <a href={file.href} download className="flex items-center gap-1 rounded-md px-2 py-1 text-brand hover:bg-brand-50">
          <Download aria-hidden className="size-3.5" />
          下载
        </a>
      </div>
      <div className="scroll-thin min-h-0 flex-1 overflow-auto bg-ground">
        <Content file={file} {...(onPage ? { onPage: (page: number) => onPage(file, page) } : {})} />
      </div>
    </div>
  )
}

function Content({ file, onPage }: { file: FileItem; onPage?: (page: number) => ReactNode }) {
  const kind = previewKind(file)
  const address = file.previewHref ?? ''
  if (kind === 'pdf') return <PdfPane address={address} name={file.name} {...(onPage ? { onPage } : {})} />
  // biome-ignore lint/performance/noImgElement: a protected file of unknown size; the image optimizer must not copy it
  if (kind === 'image') return <img src={address} alt={file.name} className="mx-auto max-w-full p-3" />
  if (kind === 'text') return <iframe src={address} title={file.name} sandbox="" className="h-full min-h-96 w-full bg-white" />
  return <p className="p-8 text-center text-muted">该格式不支持在线预览，请下载后查看。</p>
}

import { type ReactNode, useEffect, useState } from 'react'
import { openPdf, type PDFDocumentProxy } from '@/components/patterns/files/pdf-document'
import { PdfPage } from '@/components/patterns/files/pdf-page'
import { Minus, Plus } from '@/components/ui/icon'

type State = { kind: 'opening' } | { kind: 'failed' } | { kind: 'open'; document: PDFDocumentProxy }

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2]

/** A PDF page by page, drawn when it scrolls into view; works on phones, where browsers do not show PDFs inside pages. */
export function PdfPane({ address, name, onPage }: { address: string; name: string; onPage?: (page: number) => ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'opening' })
  const [zoom, setZoom] = useState(2)
  useEffect(() => {
    let gone = false
    let opened: PDFDocumentProxy | undefined
    openPdf(address).then(
      (document) => {
        opened = document
        if (gone) void document.loadingTask.destroy()
        else setState({ kind: 'open', document })
      },
      () => !gone && setState({ kind: 'failed' }),
    )
    return () => {
      gone = true
      void opened?.loadingTask.destroy()
    }
  }, [address])
  if (state.kind === 'opening') return <p className="p-8 text-center text-muted">正在打开…</p>
  if (state.kind === 'failed') return <p className="p-8 text-center text-muted">文件无法预览，请下载后查看。</p>
  const pages = Array.from({ length: state.document.numPages }, (_, index) => index + 1)
  return (
    <section aria-label={`${name}，共 ${pages.length} 页`} className="relative">
      <div className="sticky top-2 z-10 float-right mr-2 flex items-center rounded-md bg-white/95 text-sm shadow-pop">
        <Zoom label="缩小" icon={<Minus aria-hidden className="size-4" />} disabled={zoom === 0} onPress={() => setZoom(zoom - 1)} />
        <span className="w-12 text-center">{(zooms[zoom] ?? 1) * 100}%</span>
        <Zoom
          label="放大"
          icon={<Plus aria-hidden className="size-4" />}
          disabled={zoom === zooms.length - 1}
          onPress={() => setZoom(zoom + 1)}
        />
      </div>
      <div className="clear-both space-y-3 p-3 pt-0">
        {pages.map((number) => (
          <PdfPage key={`${number}@${zoom}`} document={state.document} number={number} total={pages.length} zoom={zooms[zoom] ?? 1}>
            {onPage?.(number)}
          </PdfPage>
        ))}
      </div>
    </section>
  )
}

function Zoom({ label, icon, disabled, onPress }: { label: string; icon: React.ReactNode; disabled: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onPress}
      className="rounded-md p-1.5 text-muted hover:text-brand disabled:opacity-40"
    >
      {icon}
    </button>
  )
}

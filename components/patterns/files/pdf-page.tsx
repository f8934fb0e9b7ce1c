import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PDFDocumentProxy, PDFPageProxy } from '@/components/patterns/files/pdf-document'

type Props = { document: PDFDocumentProxy; number: number; total: number; zoom: number /** Lies over the page. */; children?: ReactNode }

/** Draws one page to the width of its column times zoom, sharp on the screen it is on; returns what stops the drawing. */
function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): () => void {
  const natural = page.getViewport({ scale: 1 })
  const ratio = window.devicePixelRatio || 1
  const viewport = page.getViewport({ scale: (width / natural.width) * ratio })
  canvas.width = viewport.width
  canvas.height = viewport.height
  const task = page.render({ canvas, viewport })
  task.promise.catch(() => undefined)
  return () => task.cancel()
}

/** One page of a PDF; until it comes into view only its place (A4) is kept. */
export function PdfPage({ document, number, total, zoom, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [seen, setSeen] = useState(number === 1)
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true), {
      rootMargin: '400px',
    })
    if (place.current) watch.observe(place.current)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    if (!seen) return
    let stop: (() => void) | undefined
    let gone = false
    void document.getPage(number).then((page) => {
      if (gone || !canvas.current || !place.current) return
      stop = draw(page, canvas.current, place.current.clientWidth)
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [seen, document, number])
  return (
    <figure className="mx-auto" style={{ width: `min(${zoom * 100}%, ${zoom * 52}rem)` }}>
      <div ref={place} className="relative min-h-40 bg-white shadow-sm" style={seen ? undefined : { aspectRatio: '210 / 297' }}>
        <canvas ref={canvas} role="img" aria-label={`第 ${number} 页`} className="block w-full" />
        {children}
      </div>
      <figcaption className="mt-1 text-center text-xs text-muted">
        第 {number} / {total} 页
      </figcaption>
    </figure>
  )
}

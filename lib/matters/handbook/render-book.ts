import { typst } from '@/lib/matters/paper/compiler'
import type { BookContent } from './book-content'
import { bookTemplate } from './book-template'

/** A printed book: its bytes and how many pages it has. */
export type PrintedBook = { pdf: Uint8Array; pages: number }

/** Sets the book; the same content gives the same bytes on the same installation. For the worker: seconds without a break. Throws. */
export function renderBook(content: BookContent): PrintedBook {
  const made = typst()
  const compiled = made.compile({ mainFileContent: bookTemplate, inputs: { data: JSON.stringify(content) } })
  const document = compiled.result
  if (!document) throw new Error(`一本通排版失败：${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? [])}`)
  const [pages] = made.query(document, { selector: '<last-page>', field: 'value' }) as number[]
  const pdf = new Uint8Array(made.pdf(document))
  made.evictCache(0)
  return { pdf, pages: pages ?? 0 }
}

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { Refusal } from '@/lib/kernel/refusal'
import { qrSvg } from '@/lib/matters/paper/qr'
import { type Impression, typeset } from '@/lib/matters/paper/render'
import { sealTemplate } from '@/lib/matters/paper/seal-template'
import { verifyAddress } from '@/lib/matters/paper/verify-address'
import type { SealPosition } from './positions'

/** How far the middle of the impression is from the right and the lower edge, as shares of the page. */
const places: Record<SealPosition, { right: string; bottom: string }> = {
  'end-right': { right: '27%', bottom: '22%' },
  'end-middle': { right: '50%', bottom: '22%' },
  'end-upper': { right: '27%', bottom: '45%' },
}

/** Most pages of a document that is sealed as a whole. */
export const mostSealedPages = 200

/** How many pages a PDF has. Throws Refusal(invalid) when it is none, is locked, or has too many. */
export async function countPages(pdf: Uint8Array): Promise<number> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  try {
    const { numPages } = await task.promise
    if (numPages > mostSealedPages) throw new Refusal('invalid', `用印文件不超过 ${mostSealedPages} 页，本文件 ${numPages} 页。`)
    return numPages
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', '文件不能作为 PDF 打开（损坏或者有口令），请重新导出后上传。')
  } finally {
    await task.destroy()
  }
}

/** The document with every page as it was, the impression on its last page, and the code by which anybody may verify it at the foot there. */
export async function stampDocument(
  pdf: Uint8Array,
  { organ, name, code, position }: Impression & { code: string; position: string | null },
): Promise<Uint8Array> {
  const pages = await countPages(pdf)
  const place = places[position && Object.hasOwn(places, position) ? (position as SealPosition) : 'end-right']
  const inputs = { organ, name, code, pages: String(pages), url: verifyAddress(), qr: qrSvg(verifyAddress(code)), ...place }
  return typeset(template, inputs, { 'sealed-source.pdf': pdf })
}

const template = `${sealTemplate}
#let hei = ("Noto Sans S Chinese", "Noto Sans Hans", "Noto Serif SC")
#let share(t) = float(t.slice(0, -1)) * 1%
#set document(title: sys.inputs.code, author: sys.inputs.organ, date: none)
#set page(width: auto, height: auto, margin: 0pt)
#for n in range(1, int(sys.inputs.pages) + 1) {
  if n > 1 { pagebreak() }
  if n < int(sys.inputs.pages) { image("sealed-source.pdf", page: n) } else {
    context {
      let picture = image("sealed-source.pdf", page: n)
      let (width, height) = measure(picture)
      box(width: width, height: height, {
        place(top + left, picture)
        place(top + left, dx: width * (100% - share(sys.inputs.right)) - 21mm, dy: height * (100% - share(sys.inputs.bottom)) - 21mm,
          stamp(sys.inputs.organ, sys.inputs.name))
        place(bottom + left, dx: 8mm, dy: -6mm, grid(columns: (14mm, auto), column-gutter: 2mm, align: horizon,
          image(bytes(sys.inputs.qr), format: "svg", width: 14mm),
          text(font: hei, size: 7pt)[核验码 #text(weight: "bold", sys.inputs.code) \\ #sys.inputs.url 可核对真伪和效力]))
      })
    }
  }
}
`

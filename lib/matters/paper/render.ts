import { typst } from './compiler'
import { chineseDate } from './content/words'
import { qrSvg } from './qr'
import type { PaperContent } from './schema'
import { paperTemplate } from './template'
import { titleLines } from './title-lines'

/** The paper as PDF; the same content gives the same bytes on the same installation. For the worker: it computes, it does not wait. */
export async function renderPaper(content: PaperContent): Promise<Uint8Array> {
  const inputs = {
    data: JSON.stringify(content),
    qr: qrSvg(content.verify.url),
    day: chineseDate(content.date),
    lines: JSON.stringify(titleLines(content.title)),
  }
  const pdf = flowed(inputs, 'no') ?? flowed(inputs, 'yes', true)
  typst().evictCache(10)
  return new Uint8Array(pdf!)
}

/** One pass; null when the signature and the foot came to lie on different pages and that is not accepted. */
function flowed(inputs: Record<string, string>, turn: 'yes' | 'no', accept = false): Buffer | null {
  const made = typst()
  const compiled = made.compile({ mainFileContent: paperTemplate, inputs: { ...inputs, turn } })
  const document = compiled.result
  if (!document) throw new Error(`文书排版失败：${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? [])}`)
  const pageOf = (label: string) => JSON.stringify(made.query(document, { selector: `<${label}>`, field: 'value' }))
  return accept || pageOf('ending') === pageOf('foot') ? made.pdf(document) : null
}

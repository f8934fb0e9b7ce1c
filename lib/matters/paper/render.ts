import { join } from 'node:path'
import { typst } from './compiler'
import { chineseDate } from './content/words'
import { qrSvg } from './qr'
import type { PaperContent } from './schema'
import { paperTemplate } from './template'
import { titleLines } from './title-lines'

/** Sets one Typst source of the platform with these inputs and files; throws with what Typst says. For the worker. */
export function typeset(source: string, inputs: Record<string, string>, files: Record<string, Uint8Array> = {}): Uint8Array {
  const made = typst()
  for (const [name, bytes] of Object.entries(files)) made.mapShadow(join(process.cwd(), name), Buffer.from(bytes))
  try {
    const compiled = made.compile({ mainFileContent: source, inputs })
    if (!compiled.result) throw new Error(`排版失败：${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? [])}`)
    return new Uint8Array(made.pdf(compiled.result))
  } finally {
    for (const name of Object.keys(files)) made.unmapShadow(join(process.cwd(), name))
    made.evictCache(10)
  }
}

/** What the impression of the seal says: the organ around the star, the seal's name below it. */
export type Impression = { organ: string; name: string }

/**
 * The paper as PDF, with the impression over signature and date when it is sealed; the same content gives the same bytes on the same
 * installation. For the worker: it computes, it does not wait.
 */
export async function renderPaper(content: PaperContent, seal?: Impression): Promise<Uint8Array> {
  const inputs = {
    data: JSON.stringify(content),
    seal: JSON.stringify(seal ?? null),
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

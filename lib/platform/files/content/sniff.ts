import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { compoundMark, compoundNames } from './compound-names'
import type { ContentKind } from './kinds'
import { textEncoding } from './text'
import { readAt, zipNames } from './zip-names'

/** What a file's bytes are; `macros` and `locked` (a password to open) are said of Office files, `encoding` of text. */
export type Content = { kind: ContentKind; macros?: boolean; locked?: boolean; encoding?: 'utf-8' | 'gb18030' }

const headBytes = 64 * 1024

/** Judges a file by its content alone, reading its head and directory only. */
export async function sniff(path: string): Promise<Content> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = await readAt(file, 0, Math.min(size, headBytes))
    if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return ofZip((await zipNames(file, size)) ?? [])
    if (head.subarray(0, 8).equals(compoundMark)) return ofCompound(await compoundNames(file, size))
    return await ofHead(head)
  } finally {
    await file.close()
  }
}

function ofZip(names: readonly string[]): Content {
  const has = (name: string) => names.includes(name)
  const macros = names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))
  if (has('[Content_Types].xml')) {
    if (has('word/document.xml')) return { kind: 'docx', macros }
    if (has('xl/workbook.xml')) return { kind: 'xlsx', macros }
    if (has('ppt/presentation.xml')) return { kind: 'pptx', macros }
  }
  if (has('OFD.xml')) return { kind: 'ofd' }
  const program = names.some((name) => /\.(class|dex)$/.test(name)) || has('AndroidManifest.xml')
  return { kind: program ? 'program' : 'zip' }
}

function ofCompound(names: readonly string[]): Content {
  const has = (name: string) => names.includes(name)
  const macros = has('Macros') || has('_VBA_PROJECT_CUR') || has('_VBA_PROJECT')
  if (has('EncryptedPackage')) return { kind: 'unknown', locked: true }
  if (has('WordDocument')) return { kind: 'doc', macros }
  if (has('Workbook') || has('Book')) return { kind: 'xls', macros }
  if (has('PowerPoint Document')) return { kind: 'ppt', macros }
  return { kind: 'unknown' }
}

const programs = new Set(['exe', 'elf', 'macho', 'class', 'wasm', 'swf', 'lnk', 'deb', 'rpm', 'crx', 'dex', 'jar', 'apk', 'cab'])
const archives = new Set(['rar', '7z', 'gz', 'bz2', 'xz', 'tar', 'zst', 'lz', 'lz4', 'tar.gz', 'arj', 'lzh', 'iso', 'dmg'])

async function ofHead(head: Buffer): Promise<Content> {
  const found = await fileTypeFromBuffer(head)
  if ((found && programs.has(found.ext)) || ['#!', 'MZ'].includes(head.toString('latin1', 0, 2))) return { kind: 'program' }
  // Readers accept some bytes before the mark of a PDF (ISO 32000-1 annex H.3).
  if (head.subarray(0, 1024).includes('%PDF-')) return { kind: 'pdf' }
  if (!found) return ofText(head)
  if (archives.has(found.ext)) return { kind: 'archive' }
  if (found.ext === 'png' || found.ext === 'jpg') return { kind: found.ext }
  if (found.mime.startsWith('image/')) return { kind: 'picture' }
  if (/^(video|audio)\//.test(found.mime)) return { kind: 'media' }
  return ofText(head)
}

function ofText(head: Buffer): Content {
  const encoding = textEncoding(head)
  return encoding ? { kind: 'text', encoding } : { kind: 'unknown' }
}

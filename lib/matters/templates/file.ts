import type { Actor } from '@/lib/kernel/actor'
import { materialTemplates } from '@/lib/matters/queries/material-templates'
import { docxOf, docxType } from '@/lib/platform/docx/document'
import { zipOf } from '@/lib/platform/docx/zip'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { runQuery } from '@/lib/platform/query'

/** A template file: its name is safe on any system, and begins with no mark that a spreadsheet would run. */
export type TemplateFile = { name: string; type: string; content: Uint8Array }

type Wanted = { code: string; key?: string | undefined; filing?: string | undefined }

/** One template as Word, or all of a matter as an archive. Throws Refusal. */
export async function templateFile(actor: Actor, wanted: Wanted): Promise<TemplateFile> {
  const { matter, skeletons } = await runQuery(materialTemplates, actor, wanted)
  const files = await Promise.all(
    skeletons.map(async ({ name, skeleton }, index) => ({
      name: safeName(wanted.key === undefined ? `${String(index + 1).padStart(2, '0')} ${name}` : name, 'docx'),
      content: await docxOf(skeleton),
    })),
  )
  if (wanted.key !== undefined) return { ...files[0]!, type: docxType }
  return { name: safeName(`${matter.code} ${matter.name} 材料模板`, 'zip'), type: 'application/zip', content: zipOf(files) }
}

/** A name without separators or control marks, at most 80 characters before its ending. */
export function safeName(name: string, ending: string): string {
  const flat = name.replace(/[/\\]/g, '、').replace(/^[=+@\-\s]+/, '')
  return cleanFileName(`${[...flat].slice(0, 80).join('')}.${ending}`)
}

import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { importForm } from '@/lib/forms/excel/read-workbook'
import { formTemplate, formWorkbook } from '@/lib/forms/excel/write-workbook'
import type { FormValues } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { saveDraft } from './commands/save-draft'
import { filingContext, openFiling } from './workspace'

/** A filing's form as xlsx, filled in or empty. Throws Refusal(not_found). */
export async function workbookOf(actor: Actor, id: string, empty: boolean, now: Date): Promise<{ file: Uint8Array; name: string }> {
  const { matter, values, context } = await asActor(actor, async (tx) => {
    const open = await openFiling(tx, id)
    return { matter: open.version.matter, values: open.filing.values as FormValues, context: await filingContext(tx, open, now) }
  })
  const file = empty ? await formTemplate(matter.form, context) : await formWorkbook(matter.form, values, context)
  return { file, name: `${matter.code}-${matter.name.slice(0, 30)}${empty ? '-模板' : ''}.xlsx` }
}

export type WorkbookOutcome = {
  saved: number
  version: number | null
  errors: readonly { sheet: string; row: number; column: string; message: string }[]
}

/** Reads a filled workbook into the draft. With any error nothing is saved and every one is named. Throws Refusal for a wrong file. */
export async function fillFromWorkbook(actor: Actor, id: string, request: Request, now: Date): Promise<WorkbookOutcome> {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > largestWorkbook) throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const bytes = new Uint8Array(await request.arrayBuffer())
  const { matter, filing, context } = await asActor(actor, async (tx) => {
    const open = await openFiling(tx, id)
    return { matter: open.version.matter, filing: open.filing, context: await filingContext(tx, open, now) }
  })
  const { values, errors } = await importForm(matter.form, bytes, context)
  if (errors.length > 0) return { saved: 0, version: null, errors }
  const merged = { ...(filing.values as FormValues), ...values }
  const { version } = await runCommand(saveDraft, actor, { id, version: filing.version, values: merged })
  return { saved: Object.values(values).filter((value) => value !== null && value !== '').length, version, errors: [] }
}

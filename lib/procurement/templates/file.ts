import { formTemplate } from '@/lib/forms/excel/write-workbook'
import { type Actor, may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { procurementTemplate } from './sheets'

let made: Promise<Uint8Array> | undefined

/** The empty template of procurement data as a workbook, made once a process; it holds nothing of anybody. Throws Refusal(forbidden). */
export async function templateWorkbook(actor: Actor): Promise<{ file: Uint8Array; name: string }> {
  if (!may(actor, 'procurement.report')) throw new Refusal('forbidden', '您的岗位没有报送采购数据的权限。')
  made ??= formTemplate(procurementTemplate)
  return { file: await made, name: `${procurementTemplate.title}.xlsx` }
}

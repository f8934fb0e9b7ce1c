import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { type ExcelError, importRecords } from '@/lib/forms/excel/read-workbook'
import { fieldsSheet, rowsLayout } from '@/lib/forms/excel/sheet-plan'
import { recordsWorkbook } from '@/lib/forms/excel/write-workbook'
import { formDefinitionSchema } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { setOfficePeople } from '../commands/office'
import { officePeople } from '../queries/office'

const people = formDefinitionSchema.parse({
  code: 'office-people',
  title: '山东通人员标识',
  groups: ['人员'],
  fields: [
    { key: 'login', label: '登录名', type: 'text', required: true, group: '人员', maxLength: 60 },
    { key: 'name', label: '姓名', type: 'text', required: true, group: '人员', maxLength: 60, hint: '与账号的姓名一致' },
    { key: 'external_id', label: '山东通标识', type: 'text', group: '人员', maxLength: 100, hint: '留空即取消该人员的推送' },
  ],
})

/** Everybody with the name the office app knows them by, as xlsx; filled in it is what `fillOfficePeople` reads. */
export async function officePeopleWorkbook(actor: Actor): Promise<Uint8Array> {
  const rows = await runQuery(officePeople, actor, {})
  return recordsWorkbook(
    people,
    rows.map(({ login, name, externalId }) => ({ login, name, external_id: externalId })),
  )
}

/** Reads the filled workbook; with one error nothing is written and each is told with its row. Throws Refusal for a wrong file. */
export async function fillOfficePeople(actor: Actor, request: Request): Promise<{ saved: number; errors: readonly ExcelError[] }> {
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const { values, errors } = await importRecords(people, new Uint8Array(await request.arrayBuffer()))
  if (errors.length > 0) return { saved: 0, errors }
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const rows = values.map((row) => ({ login: text(row.login), name: text(row.name), externalId: text(row.external_id) }))
  try {
    const { set, removed } = await runCommand(setOfficePeople, actor, { rows })
    return { saved: set + removed, errors: [] }
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'invalid' || !error.fields) throw error
    const told = Object.entries(error.fields).map(([key, message]) => ({
      ...{ sheet: fieldsSheet, row: rowsLayout.firstRow + Number(/\d+/.exec(key)?.[0] ?? 0), column: 'A', message },
    }))
    return { saved: 0, errors: told }
  }
}

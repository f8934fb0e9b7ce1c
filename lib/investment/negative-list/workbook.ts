import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { type Clause, negativeListMatters } from '@/lib/matters/rules/negative-list'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { negativeListInput, negativeListPage } from './queries'

/** The clauses of a version for a spreadsheet. Taking them out is audited. */
export const exportNegativeList = defineCommand({
  name: 'exportNegativeList',
  permission: 'business.read',
  input: negativeListInput,
  run: async ({ tx, actor, now, audit }, input) => {
    const list = await negativeListPage.run({ tx, actor, now }, input)
    audit({ subjectKind: 'negative_list', detail: { version: list.shown, clauses: list.clauses.length } })
    return list
  },
})

const columns: SheetColumn<Clause>[] = [
  { title: '条号', width: 8, value: ({ no }) => no },
  { title: '类别', width: 12, value: ({ category }) => category },
  { title: '条文', width: 60, value: ({ text }) => text },
  { title: '适用事项', width: 30, value: ({ matters }) => matters.map((code) => `${code} ${negativeListMatters[code]}`).join('、') },
  { title: '命中条件', width: 50, value: ({ condition }) => condition || '人工判断' },
  { title: '来源', width: 50, value: ({ source }) => source },
  { title: '校核', width: 10, value: ({ checked }) => (checked ? '已校核' : '待校核') },
]

export async function negativeListWorkbook(actor: Actor, { version }: Record<string, string>, now: Date): Promise<Workbook> {
  const { clauses, shown } = await runCommand(exportNegativeList, actor, { version: version || undefined }, { now })
  return workbookOf(`投资负面清单第${shown ?? 0}版`, columns, clauses, actor, now)
}

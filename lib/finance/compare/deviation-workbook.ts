import { cellNumber, type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { type DeviationBase, type DeviationRow, deviationBases, indicatorDeviations } from '../queries/deviations'
import { scopes } from '../statement/scope'

/** The deviations of an enterprise for a spreadsheet, under the person's own rights. Taking them out is audited. */
export const exportDeviations = defineCommand({
  name: 'exportDeviations',
  permission: 'finance.read',
  input: indicatorDeviations.input,
  run: async ({ tx, actor, now, audit }, choice) => {
    const table = await indicatorDeviations.run({ tx, actor, now }, choice)
    audit({ subjectKind: 'finance-deviation', orgId: table.id, detail: { period: table.period, scope: table.scope } })
    return table
  },
})

/** The table of the page as a workbook: value, base line, deviation, source or reason of each. */
export async function deviationsWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { id, period, scope } = params
  const table = await runCommand(exportDeviations, actor, { id, period, scope }, { now })
  const columns: SheetColumn<DeviationRow>[] = [
    { title: '编号', width: 8, value: (row) => row.code },
    { title: '指标', width: 30, value: (row) => row.name },
    { title: '单位', width: 10, value: (row) => row.unit },
    { title: '本期', width: 16, value: (row) => cellNumber(row.now) },
    ...(Object.keys(deviationBases) as DeviationBase[]).flatMap((base): SheetColumn<DeviationRow>[] => [
      { title: `${deviationBases[base]}基准`, width: 16, value: (row) => cellNumber(row.against[base].base) },
      { title: `${deviationBases[base]}偏离`, width: 22, value: (row) => row.against[base].text },
      { title: `${deviationBases[base]}来源`, width: 44, value: (row) => row.against[base].source ?? row.against[base].reason },
    ]),
  ]
  const book = await workbookOf('指标偏离', columns, table.rows, actor, now)
  return { ...book, name: cleanFileName(`指标偏离-${table.name}-${table.period}（${scopes[table.scope]}）.xlsx`) }
}

import { cellNumber, type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { compared } from '../queries/compare'
import { type PivotRow, pivotOf } from './pivot'
import { compareSchema, readCompare } from './schema'

/** A whole comparison for a spreadsheet, under the person's own rights. Taking it out is audited. */
export const exportCompare = defineCommand({
  name: 'exportCompare',
  permission: 'finance.read',
  input: compareSchema,
  run: async ({ tx, audit }, compare) => {
    const whole = await compared(tx, compare, true)
    audit({
      subjectKind: 'finance-compare',
      detail: { orgs: whole.orgs.length, codes: whole.compare.codes, from: whole.periods[0] ?? null, until: whole.periods.at(-1) ?? null },
    })
    return whole
  },
})

/** The comparison of a page's address as a workbook that lies as the page does; what is missing says why. */
export async function compareWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { orgs, indicators, periods, compare } = await runCommand(exportCompare, actor, readCompare(params), { now })
  const pivot = pivotOf({ form: compare.form, orgs, indicators, periods }, compare)
  const columns: SheetColumn<PivotRow>[] = [
    ...pivot.corner.map((title, index) => ({ title, width: 28, value: (row: PivotRow) => row.heads[index] ?? '' })),
    ...pivot.columns.map(({ title }, index) => ({ title, width: 16, value: (row: PivotRow) => written(row, index) })),
  ]
  return workbookOf('对比分析', columns, pivot.rows, actor, now)
}

function written({ cells }: PivotRow, index: number): string | number {
  const cell = cells[index]
  return (cell?.value ? cellNumber(cell.value) : null) ?? cell?.reason ?? ''
}

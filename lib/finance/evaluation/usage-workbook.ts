import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type DepartmentUsage, departmentUsage } from '../queries/usage'
import { usageItems } from './usage-score'

type Row = DepartmentUsage['rows'][number]

/** 处室使用考核 for a spreadsheet. Taking it out is audited. */
export const exportUsage = defineCommand({
  name: 'exportUsage',
  permission: 'matter.statistics',
  input: departmentUsage.input,
  run: async ({ tx, actor, now, audit }, period) => {
    const usage = await departmentUsage.run({ tx, actor, now }, period)
    audit({ subjectKind: 'usage', detail: { from: usage.from, to: usage.to, rows: usage.rows.length } })
    return usage
  },
})

const columns: readonly SheetColumn<Row>[] = [
  { title: '处室', width: 24, value: (row) => row.name },
  { title: '人数', width: 8, value: (row) => row.people },
  { title: '登录人日', width: 10, value: (row) => row.signInDays },
  ...(['采集', '管理', '共享'] as const).map((item) => ({ title: `${item}（次）`, width: 10, value: (row: Row) => row.acts[item] })),
  ...usageItems.map((item) => ({ title: `${item}分`, width: 10, value: (row: Row) => Number(row.marks[item]) })),
  { title: '原始分', width: 10, value: (row) => (row.raw === null ? '无归口模块' : Number(row.raw)) },
  { title: '得分', width: 10, value: (row) => Number(row.score) },
]

/** 处室使用考核 of the period in the page's address as a workbook. */
export async function usageWorkbook(actor: Actor, { from, to }: Record<string, string>, now: Date): Promise<Workbook> {
  const usage = await runCommand(exportUsage, actor, { from: from || undefined, to: to || undefined }, { now })
  return workbookOf('处室使用考核', columns, usage.rows, actor, now)
}

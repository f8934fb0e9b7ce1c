import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type CaseRow, caseList } from './queries/cases'
import { caseFilterSchema } from './schema'

/** Most lines of one export. */
const caseExportCap = 5000

const columns: readonly SheetColumn<CaseRow>[] = [
  { title: '等级', width: 8, value: (row) => row.level },
  { title: '线索', width: 48, value: (row) => row.title },
  { title: '企业', width: 24, value: (row) => row.orgName },
  { title: '待核查发现', width: 12, value: (row) => row.open },
  { title: '全部发现', width: 12, value: (row) => row.findings },
  { title: '形成日期', width: 14, value: (row) => shanghaiDate(Date.parse(row.at)) },
]

/** The cases of a filter for a workbook, as the list orders them. The export itself is audited. */
export const exportCases = defineCommand({
  name: 'exportCases',
  permission: 'risk.read',
  input: caseFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await caseList.run({ tx, actor, now }, { ...filter, size: caseExportCap, cursor: undefined })
    audit({ subjectKind: 'risk-case', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The list under the filter of its address. */
export async function caseWorkbook(actor: Actor, { tab, level, org, q }: Record<string, string>, now: Date): Promise<Workbook> {
  const given = { tab, level, orgId: org, words: q }
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  return workbookOf('风险线索', columns, await runCommand(exportCases, actor, filter, { now }), actor, now)
}

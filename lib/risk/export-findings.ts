import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type FindingRow, findingList } from './queries/findings'
import { findingFilterSchema, findingStatuses } from './schema'

/** Most lines of one export. */
export const findingExportCap = 5000

const columns: readonly SheetColumn<FindingRow>[] = [
  { title: '等级', width: 8, value: (row) => row.level },
  { title: '模型编码', width: 12, value: (row) => row.modelCode },
  { title: '发现', width: 28, value: (row) => row.modelName },
  { title: '维度', width: 12, value: (row) => row.dimension },
  { title: '证据', width: 10, value: (row) => row.grade },
  { title: '对象', width: 40, value: (row) => row.subjectName },
  { title: '涉及主体', width: 40, value: (row) => row.parties.join('、') },
  { title: '企业', width: 24, value: (row) => row.orgName },
  { title: '首次发现', width: 14, value: (row) => shanghaiDate(Date.parse(row.firstSeenAt)) },
  { title: '状态', width: 12, value: (row) => findingStatuses[row.status] },
  { title: '结论', width: 10, value: (row) => row.verdict },
]

/** The findings of a filter for a workbook, as the ledger orders them. The export itself is audited. */
export const exportFindings = defineCommand({
  name: 'exportFindings',
  permission: 'risk.read',
  input: findingFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await findingList.run({ tx, actor, now }, { ...filter, size: findingExportCap, cursor: undefined })
    audit({ subjectKind: 'risk-finding', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The list under the filter of its address. */
export async function findingWorkbook(
  actor: Actor,
  { tab, level, dimension, grade, model, org, own, party, expert, seen, q }: Record<string, string>,
  now: Date,
): Promise<Workbook> {
  const [from, to] = (seen ?? '').split('~')
  const given = { tab, level, dimension, grade, model, orgId: org, partyId: party, expert, from, to, words: q }
  const filter = { ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)), own: own === '1' }
  const rows = await runCommand(exportFindings, actor, filter, { now })
  return workbookOf('风险发现', columns, rows, actor, now)
}

import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type GovernanceRow, governanceList } from './queries/governance'
import { governanceFilterSchema } from './schema'

const cap = 5000
type Columns = readonly SheetColumn<GovernanceRow>[]

const sheets: Record<'posts' | 'rules' | 'lacking', { title: string; columns: Columns }> = {
  posts: {
    title: '采购岗位任职',
    columns: [
      { title: '企业', width: 24, value: (row) => row.orgName },
      { title: '姓名', width: 12, value: (row) => row.name },
      { title: '岗位', width: 14, value: (row) => row.post },
      { title: '任职日期', width: 14, value: (row) => row.startedOn },
      { title: '离任日期', width: 14, value: (row) => row.endedOn },
      { title: '应轮岗日期', width: 14, value: (row) => row.dueOn },
      { title: '超期', width: 8, value: (row) => (row.over ? '是' : '') },
      { title: '备注', width: 30, value: (row) => row.note },
    ],
  },
  rules: {
    title: '采购制度台账',
    columns: [
      { title: '企业', width: 24, value: (row) => row.orgName },
      { title: '制度名称', width: 40, value: (row) => row.name },
      { title: '文号', width: 20, value: (row) => row.number },
      { title: '内容', width: 30, value: (row) => row.covers.join('、') },
      { title: '施行日期', width: 14, value: (row) => row.startedOn },
      { title: '废止日期', width: 14, value: (row) => row.endedOn },
      { title: '文件', width: 10, value: (row) => (row.fileId ? '有' : '') },
      { title: '链接', width: 40, value: (row) => row.link },
    ],
  },
  lacking: {
    title: '采购制度缺失企业',
    columns: [
      { title: '企业', width: 24, value: (row) => row.orgName },
      { title: '缺少的内容', width: 40, value: (row) => row.missing.join('、') },
    ],
  },
}

/** The register under a filter for a workbook. The export itself is audited. */
export const exportGovernance = defineCommand({
  name: 'exportGovernance',
  permission: 'procurement.read',
  input: governanceFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await governanceList.run({ tx, actor, now }, { ...filter, size: cap, cursor: undefined })
    audit({ subjectKind: 'procurement-governance', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The register under the filter of the address. */
export async function governanceWorkbook(actor: Actor, { tab, over, q }: Record<string, string>, now: Date): Promise<Workbook> {
  const which = tab === 'rules' || tab === 'lacking' ? tab : 'posts'
  const { title, columns } = sheets[which]
  const filter = { tab: which, over: over === '1', words: q ?? '' }
  return workbookOf(title, columns, await runCommand(exportGovernance, actor, filter, { now }), actor, now)
}

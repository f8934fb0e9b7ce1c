import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { subjectName } from './audit-words'
import { exportAudit } from './commands/export-audit'
import { type SheetColumn, type Workbook, workbookOf } from './workbook'

type Row = Awaited<ReturnType<(typeof exportAudit)['run']>>[number]
const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

const columns: readonly SheetColumn<Row>[] = [
  { title: '封链序号', width: 10, value: (row) => row.seq },
  { title: '时间', width: 20, value: (row) => time.format(row.at) },
  { title: '人员', width: 14, value: (row) => row.actor_name },
  { title: '地址', width: 16, value: (row) => row.ip },
  { title: '操作', width: 20, value: (row) => row.action },
  { title: '对象类别', width: 14, value: (row) => row.subject_kind && subjectName(row.subject_kind) },
  { title: '对象编号', width: 38, value: (row) => row.subject_id },
  { title: '结果', width: 8, value: (row) => (row.outcome === 'done' ? '成功' : '被拒绝') },
  { title: '内容', width: 60, value: (row) => row.detail.slice(0, 30_000) },
  { title: '封链值', width: 66, value: (row) => row.hash },
]

/** The audit trail under the filter of the list's address as a workbook; the export is itself a line of the trail. */
export async function auditWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const [from, to] = (params.at ?? '').split('~')
  const { q, action, outcome } = params
  const filter = {
    words: q || undefined,
    from: from || undefined,
    to: to || undefined,
    action: action || undefined,
    outcome: outcome || undefined,
  }
  const rows = await runCommand(exportAudit, actor, filter, { now })
  return workbookOf('审计日志', columns, rows, actor, now)
}

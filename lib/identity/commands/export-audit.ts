import { defineCommand } from '@/lib/platform/command'
import { Prisma } from '@/lib/platform/db'
import { auditConditions, auditFilter } from '../audit-filter'
import { actionName } from '../audit-words'

/** Most lines of one export; a longer stretch is exported in parts, by dates. */
export const auditExportCap = 20_000

/** The lines of a filter for a workbook, newest first. The export itself is a line of the trail. */
export const exportAudit = defineCommand({
  name: 'exportAudit',
  permission: 'audit.export',
  input: auditFilter,
  run: async ({ tx, audit }, filter) => {
    const rows = await tx.$queryRaw<ExportedLine[]>`
      select l.at, l.actor_name, l.ip, l.action, l.subject_kind, l.subject_id, l.outcome, l.detail::text, s.seq::text, s.hash
      from audit_line l left join audit_seal s on s.line_id = l.id
      where ${Prisma.join(auditConditions(filter), ' and ')} order by l.at desc, l.id desc limit ${auditExportCap}`
    audit({ subjectKind: 'audit', detail: { filter, lines: rows.length } })
    return rows.map((row) => ({ ...row, action: actionName(row.action) }))
  },
})

type ExportedLine = {
  at: Date
  actor_name: string
  ip: string | null
  action: string
  subject_kind: string | null
  subject_id: string | null
  outcome: string
  detail: string
  seq: string | null
  hash: string | null
}

import { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { docxOf } from '@/lib/platform/docx/document'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { caseRecord } from '../queries/case-record'
import { caseReport } from './case-report'

/** A case for a report, under the person's own rights. Taking it out is audited. */
export const exportCase = defineCommand({
  name: 'exportCase',
  permission: 'risk.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const record = await caseRecord.run({ tx, actor, now }, { id })
    audit({
      subjectKind: 'risk-case',
      subjectId: record.id,
      ...(record.org ? { orgId: record.org.id } : {}),
      detail: { findings: record.findings.length, level: record.level },
    })
    return record
  },
})

/** The report of a case as an editable Word file. Throws Refusal. */
export async function caseReportFile(actor: Actor, id: string, now: Date): Promise<{ name: string; content: Uint8Array }> {
  const record = await runCommand(exportCase, actor, { id }, { now })
  const report = caseReport(record, actor, now)
  const title = [...(record.tender?.title ?? record.findings[0]?.subjectName ?? '风险线索')].slice(0, 60).join('')
  return { name: cleanFileName(`风险报告-${title}.docx`), content: await docxOf(report) }
}

import { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { docxOf } from '@/lib/platform/docx/document'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { lastPeriod } from '../queries/board'
import { type GroupInForce, groupWarnings } from './group-warnings'
import { monthlyFacts } from './monthly-facts'
import { monthlyReport } from './monthly-report'

/** The facts of a month for the analysis, under the person's own rights. Taking them out is audited. */
export const exportMonthly = defineCommand({
  name: 'exportMonthly',
  permission: 'finance.read',
  input: z.object({ period: z.coerce.number().int().min(190001).max(219912).optional() }),
  run: async ({ tx, now, audit }, { period: asked }) => {
    if (asked !== undefined && (asked % 100 < 1 || asked % 100 > 12)) throw new Refusal('invalid', '期间应为年月六位数字，如 202605。')
    const period = asked ?? (await lastPeriod(tx))
    if (period === null) throw new Refusal('not_found', '没有已受理的财务快报，不能生成分析。')
    const facts = await monthlyFacts(tx, period, now)
    audit({ subjectKind: 'finance-report', detail: { period, groups: facts.groups.length } })
    return facts
  },
})

/** 月度经济运行分析 as an editable Word file with native charts; `inForce` tells what the anomaly rules are judged by. Throws Refusal. */
export async function monthlyReportFile(
  actor: Actor,
  params: { period?: string | undefined },
  now: Date,
  inForce: (orgIds: string[]) => Promise<readonly GroupInForce[]>,
): Promise<{ name: string; content: Uint8Array }> {
  const facts = await runCommand(exportMonthly, actor, { period: params.period || undefined }, { now })
  const warnings = groupWarnings(facts, await inForce(facts.groups.map(({ orgId }) => orgId)))
  const month = formatPeriod({ kind: 'month', code: facts.period })
  return { name: cleanFileName(`${month}经济运行分析.docx`), content: await docxOf(monthlyReport(facts, warnings, actor, now)) }
}

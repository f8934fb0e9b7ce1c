import { z } from 'zod'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { newestMonth } from '../rules/months'
import { mostMonths, progressSchema, type ReportedMonth } from '../schema'

const figures = ['plannedPct', 'actualPct', 'amount', 'ownFunds', 'debtFunds', 'fiscalFunds', 'otherFunds', 'expectedYield'] as const
type Held = { id: string; number: number; note: string } & Record<(typeof figures)[number], { toString(): string } | null>

/** A fault of one row; `index` counts from 0, so that a table can point at it. */
export type RowFault = { index: number; field: string; message: string }

/**
 * Takes in months of one's own projects, all or none. A month that says the same again is passed over; another one needs a reason and becomes a
 * further version, which also answers what a supervisor asked of that month.
 */
export const reportProgress = defineCommand({
  name: 'reportProgress',
  permission: 'invest.report',
  input: z.object({
    source: z.enum(['entry', 'workbook']).default('entry'),
    rows: z.array(progressSchema).min(1, '请至少填写一个月').max(mostMonths, `一次不超过 ${mostMonths} 行`),
  }),
  run: async ({ tx, actor, now, audit }, { source, rows }) => {
    const orgs = await lockProjects(tx, rows)
    const faults = await faultsOf(tx, rows, now)
    if (faults.length > 0) {
      const [first] = faults
      throw new Refusal('invalid', rows.length > 1 ? `第 ${first!.index + 1} 行：${first!.message}` : first!.message, {
        [first!.field]: first!.message,
      })
    }
    const told = { added: 0, corrected: 0, unchanged: 0 }
    for (const row of rows) {
      const held = await heldMonth(tx, row)
      if (held && sameMonth(held, row)) {
        told.unchanged += 1
        continue
      }
      if (held) await tx.investProgress.updateMany({ where: { id: held.id, current: true }, data: { current: false } })
      const { expectedYield, reason, ...facts } = row
      await tx.investProgress.create({
        data: {
          ...{ ...facts, id: newId(), orgId: orgs.get(row.projectId)!, number: (held?.number ?? 0) + 1, current: true },
          ...{ expectedYield: expectedYield ?? null, reason: held ? reason : '', source, byName: actor.name, at: now },
        },
      })
      await tx.investReview.updateMany({
        where: { projectId: row.projectId, month: row.month, kind: 'correct', doneAt: null },
        data: { doneAt: now },
      })
      told[held ? 'corrected' : 'added'] += 1
    }
    for (const [projectId, orgId] of orgs)
      audit({ subjectKind: 'invest_project', subjectId: projectId, orgId, detail: { ...told, source } })
    return told
  },
})

/** The enterprises of the projects named, each locked; refuses what is not in sight. */
async function lockProjects(tx: Tx, rows: readonly ReportedMonth[]): Promise<Map<string, string>> {
  const wanted = [...new Set(rows.map(({ projectId }) => projectId))]
  const projects = await tx.investProject.findMany({ where: { id: { in: wanted } }, select: { id: true, orgId: true } })
  if (projects.length < wanted.length) throw new Refusal('not_found', '没有这个项目，或者您无权填报。')
  for (const orgId of [...new Set(projects.map((one) => one.orgId))].sort())
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`invest:${orgId}`}))`
  return new Map(projects.map(({ id, orgId }) => [id, orgId]))
}

const heldMonth = (tx: Tx, { projectId, month }: Pick<ReportedMonth, 'projectId' | 'month'>): Promise<Held | null> =>
  tx.investProgress.findFirst({ where: { projectId, month, current: true } })

const sameMonth = (held: Held, row: ReportedMonth) =>
  held.note === row.note &&
  figures.every((key) => {
    const [before, after] = [held[key]?.toString() ?? null, row[key]?.toString() ?? null]
    return before === null || after === null ? before === after : new Decimal(before).eq(after)
  })

/** Everything that is wrong with rows, in their order: nothing when all may be taken in. */
export async function faultsOf(tx: Tx, rows: readonly ReportedMonth[], now: Date): Promise<RowFault[]> {
  const ids = [...new Set(rows.map(({ projectId }) => projectId))]
  const projects = new Map((await tx.investProject.findMany({ where: { id: { in: ids } } })).map((one) => [one.id, one]))
  const months = await tx.investProgress.findMany({ where: { projectId: { in: ids }, current: true } })
  const newest = newestMonth(shanghaiDate(now))
  const seen = new Set<string>()
  return rows.flatMap((row, index): RowFault[] => {
    const fault = (field: string, message: string) => [{ index, field, message }]
    const project = projects.get(row.projectId)
    if (!project) return fault('projectId', '没有这个项目，或者您无权填报')
    const key = `${row.projectId}:${row.month}`
    if (seen.has(key)) return fault('month', `项目“${project.name}”${row.month} 出现两次，请只保留一行`)
    seen.add(key)
    if (row.month > newest) return fault('month', `${row.month} 尚未到来，最晚可报 ${newest}`)
    const held = months.find((one) => one.projectId === row.projectId && one.month === row.month)
    if (!held && project.state === '拟建') return fault('projectId', `项目“${project.name}”尚未开工，请先登记开工`)
    if (!held && project.state === '终止') return fault('projectId', `项目“${project.name}”已终止，不再填报新的月份`)
    if (held && !sameMonth(held, row) && row.reason.length < 4)
      return fault('reason', `${row.month} 已报送过，内容不同的请写明更正原因（至少 4 个字）`)
    const before = months
      .filter((one) => one.projectId === row.projectId && one.month < row.month)
      .reduce<(typeof months)[number] | null>((last, one) => (!last || one.month > last.month ? one : last), null)
    if (before && new Decimal(row.actualPct).lt(before.actualPct.toString()) && row.note.length < 4)
      return fault(
        'actualPct',
        `实际形象进度低于 ${before.month} 的 ${formatDecimal(new Decimal(before.actualPct.toString()), 2)}%，确需调低的请在说明中写明原因`,
      )
    return []
  })
}

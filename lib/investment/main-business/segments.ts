import { z } from 'zod'
import { industryName } from '@/lib/forms/lists/industries'
import { formatMoney, fromCents, readMoney } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import type { SegmentLine, SegmentReport } from '@/lib/platform/generated/client'
import { newId } from '@/lib/platform/id'
import { isGroup } from './catalogue'
import { type Measure, measureKeys, measures, type Segment, sumsOf, type Totals } from './shares'
import { noTotals, statementTotals } from './statement-totals'

/** A year that can be reported: one that is over. */
export const segmentYear = z.coerce.number('年度应为四位数字').int().min(2000, '年度不正确').max(2100, '年度不正确')
/** A difference up to so much is rounding: one 万元, the unit of filing. */
const rounding = 1_000_000n

const cell = z.string().trim().max(40)
const typedLine = z.strictObject({ name: cell.max(60), industry: cell, revenue: cell, assets: cell, profit: cell })
export type TypedLine = z.infer<typeof typedLine>

/** What a line says, or what is wrong with it by its cells. Amounts are typed in 万元. */
export function readLine(line: TypedLine): { segment: Segment } | { faults: Partial<Record<keyof TypedLine, string>> } {
  const faults: Partial<Record<keyof TypedLine, string>> = {}
  if (line.name.length < 2) faults.name = '业务板块名称至少 2 字'
  const industry = line.industry.toUpperCase() || null
  if (industry !== null && (!/^[A-T][0-9]{0,4}$/.test(industry) || industryName(industry.slice(0, 3)) === null))
    faults.industry = `行业代码“${line.industry}”不在 GB/T 4754 中，应如 C3911；抵销、总部等不分行业的留空`
  const amounts = { revenue: 0n, assets: 0n, profit: 0n }
  for (const measure of measureKeys) {
    const reading = readMoney(line[measure], '万元')
    if (!reading.ok) faults[measure] = `${measures[measure]}：${reading.message}`
    else if (!reading.exact) faults[measure] = `${measures[measure]}：至多 6 位小数`
    else amounts[measure] = reading.cents
  }
  return Object.keys(faults).length > 0 ? { faults } : { segment: { name: line.name, industry, ...amounts } }
}

/** What a report is apart from the statement, by measure; null where there is no statement or it is within rounding. */
export function differences(segments: readonly Segment[], totals: Totals): Record<Measure, bigint | null> {
  const sums = sumsOf(segments)
  const of = (measure: Measure) => {
    const total = totals[measure]
    if (total === null) return null
    const apart = sums[measure] - total
    return apart > rounding || apart < -rounding ? apart : null
  }
  return { revenue: of('revenue'), assets: of('assets'), profit: of('profit') }
}

/** Saves the figures of a year as far as they go: all lines at once. With a wrong cell nothing is saved; fields are named `<line>.<column>`. */
export const saveSegments = defineCommand({
  name: 'saveSegments',
  permission: 'business.report',
  input: z.object({
    year: segmentYear,
    version: versionSchema.nullable(),
    lines: z.array(typedLine).min(1, '至少填写一个板块').max(60, '至多 60 个板块'),
  }),
  run: async ({ tx, actor, now, audit }, { year, version, lines }) => {
    await requireReporter(tx, actor.orgId, year, now)
    const read = lines.map(readLine)
    const fields = Object.fromEntries(
      read.flatMap((line, index) =>
        'faults' in line ? Object.entries(line.faults).map(([key, fault]) => [`${index}.${key}`, fault]) : [],
      ),
    )
    const names = lines.map(({ name }) => name)
    names.forEach((name, index) => {
      if (names.indexOf(name) < index) fields[`${index}.name`] = `与第 ${names.indexOf(name) + 1} 行重名`
    })
    const [first] = Object.entries(fields)
    if (first)
      throw new Refusal(
        'invalid',
        `有 ${Object.keys(fields).length} 格需要改正：第 ${Number(first[0].split('.')[0]) + 1} 行，${first[1]}`,
        fields,
      )
    const draft = await draftOf(tx, actor.orgId, year)
    if (draft && version !== null && draft.version !== version)
      throw new Refusal('stale', `${draft.editedByName}刚刚修改了这份数据，请刷新后再填。`)
    if (!draft && (await newestReport(tx, actor.orgId, year))) throw new Refusal('conflict', `${year} 年已报送，如需更正请先“更正”。`)
    const edited = { editedAt: now, editedBy: actor.userId, editedByName: actor.name }
    const report = draft
      ? await tx.segmentReport.update({ where: { id: draft.id }, data: { ...edited, version: draft.version + 1 } })
      : await tx.segmentReport.create({ data: { id: newId(), orgId: actor.orgId, year, number: 1, status: 'draft', ...edited } })
    await writeLines(
      tx,
      report,
      read.flatMap((line) => ('segment' in line ? [line.segment] : [])),
    )
    audit({ subjectKind: 'segments', subjectId: report.id, detail: { year, lines: lines.length } })
    return { id: report.id, version: report.version }
  },
})

/** Reports a year: sums that differ from the accepted annual statement want an explanation. Without a statement it is reported as not compared. */
export const reportSegments = defineCommand({
  name: 'reportSegments',
  permission: 'business.report',
  input: z.object({
    id: z.uuid('没有这份数据'),
    version: versionSchema,
    explanation: z.string().trim().max(500, '说明不超过 500 字').default(''),
  }),
  run: async ({ tx, actor, now, audit }, { id, version, explanation }) => {
    const report = await tx.segmentReport.findUnique({ where: { id } })
    if (report?.orgId !== actor.orgId) throw new Refusal('not_found', '没有这份数据，或您无权报送。')
    if (report.status !== 'draft') throw new Refusal('conflict', '这份数据已报送，请刷新。')
    if (report.version !== version) throw new Refusal('stale', `${report.editedByName}刚刚修改了这份数据，请刷新后再报送。`)
    const segments = await linesOf(tx, id)
    const totals = (await statementTotals(tx, [actor.orgId])).get(actor.orgId)?.get(report.year) ?? noTotals
    const apart = measureKeys.flatMap((measure) => {
      const amount = differences(segments, totals)[measure]
      return amount === null ? [] : [`${measures[measure]}差 ${formatMoney(amount, '万元')} 万元`]
    })
    if (apart.length > 0 && explanation.length < 4)
      throw new Refusal('invalid', `与 ${report.year} 年决算不一致：${apart.join('，')}；请更正或说明原因。`, {
        explanation: `请说明：${apart.join('，')}`,
      })
    await tx.segmentReport.updateMany({
      where: { orgId: actor.orgId, year: report.year, status: 'reported' },
      data: { status: 'replaced' },
    })
    await tx.segmentReport.update({ where: { id }, data: { status: 'reported', explanation, reportedAt: now, version: version + 1 } })
    audit({ subjectKind: 'segments', subjectId: id, detail: { year: report.year, number: report.number, apart } })
    return { year: report.year, compared: totals.revenue !== null, apart: apart.length }
  },
})

/** Begins a further number of a reported year with the lines as they stand; the reported one counts until the new one is reported. */
export const reviseSegments = defineCommand({
  name: 'reviseSegments',
  permission: 'business.report',
  input: z.object({ year: segmentYear, reason: z.string().trim().min(4, '请写明更正原因').max(300, '不超过 300 字') }),
  run: async ({ tx, actor, now, audit }, { year, reason }) => {
    const newest = await newestReport(tx, actor.orgId, year)
    if (!newest) throw new Refusal('not_found', `${year} 年还没有报送的数据。`)
    if (await draftOf(tx, actor.orgId, year)) throw new Refusal('conflict', '已有在填的更正，请先报送。')
    const edited = { editedAt: now, editedBy: actor.userId, editedByName: actor.name }
    const report = await tx.segmentReport.create({
      data: { id: newId(), orgId: actor.orgId, year, number: newest.number + 1, status: 'draft', reason, ...edited },
    })
    await writeLines(tx, report, await linesOf(tx, newest.id))
    audit({ subjectKind: 'segments', subjectId: report.id, detail: { year, number: report.number, reason } })
    return { id: report.id }
  },
})

/** The lines of a report in their order, in sight of the asker. */
export async function linesOf(tx: Tx, reportId: string): Promise<Segment[]> {
  const rows = await tx.segmentLine.findMany({ where: { reportId }, orderBy: { place: 'asc' } })
  return rows.map(segmentOf)
}

export const segmentOf = ({ name, industry, revenue, assets, profit }: SegmentLine): Segment => ({
  name,
  industry,
  revenue,
  assets,
  profit,
})

/** A segment as it was typed. */
export const typedOf = ({ name, industry, revenue, assets, profit }: Segment): TypedLine => ({
  ...{ name, industry: industry ?? '', revenue: fromCents(revenue, '万元') },
  ...{ assets: fromCents(assets, '万元'), profit: fromCents(profit, '万元') },
})

const draftOf = (tx: Tx, orgId: string, year: number) => tx.segmentReport.findFirst({ where: { orgId, year, status: 'draft' } })
const newestReport = (tx: Tx, orgId: string, year: number) =>
  tx.segmentReport.findFirst({ where: { orgId, year, status: 'reported' }, orderBy: { number: 'desc' } })

async function writeLines(tx: Tx, { id, orgId }: SegmentReport, segments: readonly Segment[]): Promise<void> {
  await tx.segmentLine.deleteMany({ where: { reportId: id } })
  await tx.segmentLine.createMany({ data: segments.map((segment, place) => ({ reportId: id, orgId, place, ...segment })) })
}

/** Figures are reported by groups, of years that are over. Throws Refusal(invalid). */
async function requireReporter(tx: Tx, orgId: string, year: number, now: Date): Promise<void> {
  const org = await tx.org.findUnique({ where: { id: orgId } })
  if (!org || !isGroup(org)) throw new Refusal('invalid', '分板块数据由集团报送。')
  if (year >= now.getFullYear()) throw new Refusal('invalid', `${year} 年尚未结束，不能报送全年数。`, { year: '请选择已结束的年度' })
}

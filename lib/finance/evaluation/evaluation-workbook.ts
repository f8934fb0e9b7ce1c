import { standardGrades } from '@/lib/finance/evaluation/standard'
import { cellNumber, type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { type EvaluationRow, evaluationChoiceSchema, evaluationFilterSchema, evaluationList, evaluationSheet } from '../queries/evaluation'
import { scopes } from '../statement/scope'
import { evaluationMethods, type ScoreSheet, type SheetLine, type SheetPart } from './score-sheet'

/** Totals and grades of a year for a spreadsheet, under the person's own rights. Taking them out is audited. */
export const exportEvaluations = defineCommand({
  name: 'exportEvaluations',
  permission: 'finance.read',
  input: evaluationFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const list = await evaluationList.run({ tx, actor, now }, { ...filter, offset: 0, size: 20_000 })
    audit({ subjectKind: 'evaluation', detail: { year: list.year, method: filter.method, rows: list.rows.length } })
    return list
  },
})

/** One score sheet for a spreadsheet, under the person's own rights. Taking it out is audited. */
export const exportScoreSheet = defineCommand({
  name: 'exportScoreSheet',
  permission: 'finance.read',
  input: evaluationSheet.input,
  run: async ({ tx, actor, now, audit }, choice) => {
    const record = await evaluationSheet.run({ tx, actor, now }, choice)
    audit({ subjectKind: 'evaluation', orgId: record.id, detail: { year: record.year, method: choice.method } })
    return record
  },
})

type Params = Record<string, string>

/** The choice in the address of a page, checked by the query. */
export const choiceFrom = ({ year, method, set }: Params) => ({
  year: year || undefined,
  method: method || undefined,
  set: set || undefined,
})

/** The list under the filter of the page's address as a workbook. */
export async function evaluationsWorkbook(actor: Actor, params: Params, now: Date): Promise<Workbook> {
  const { q, grade, level, sort = '-total' } = params
  const list = await runCommand(
    exportEvaluations,
    actor,
    {
      ...{ ...choiceFrom(params), words: q?.slice(0, 50), grade: grade || undefined, level: level || undefined },
      ...{ sort: sort.replace(/^-/, '') || undefined, descending: sort.startsWith('-') },
    },
    { now },
  )
  const parts = list.rows[0]?.parts.map(({ name }) => name) ?? []
  const columns: SheetColumn<EvaluationRow>[] = [
    { title: '企业', width: 40, value: (row) => row.orgName },
    { title: '级次', width: 6, value: (row) => row.level },
    { title: '行业', width: 24, value: (row) => row.industryName },
    { title: '口径', width: 8, value: (row) => scopes[row.scope as keyof typeof scopes] ?? row.scope },
    { title: '标准值', width: 30, value: (row) => (row.set ? `${row.set.year} ${row.set.industry} ${row.set.size}` : '无') },
    ...parts.map((name) => ({
      ...{ title: name, width: 12 },
      value: (row: EvaluationRow) => cellNumber(row.parts.find((part) => part.name === name)?.score ?? null),
    })),
    { title: '总分', width: 12, value: (row) => cellNumber(row.total) },
    { title: '等级', width: 12, value: (row) => row.grade },
    { title: '不能计分的原因', width: 60, value: (row) => row.missing.join('；') },
    { title: '备注', width: 24, value: (row) => (row.fictional ? '含虚构标准值，仅供试用' : '') },
  ]
  const { method } = evaluationChoiceSchema.parse(choiceFrom(params))
  return workbookOf(`${list.year ?? ''}财务绩效评价-${evaluationMethods[method].short}`, columns, list.rows, actor, now)
}

type Line = Partial<SheetLine> & { name: string; total?: string | null }

/** One score sheet as a workbook: every line with its standard and steps, then parts and total. */
export async function scoreSheetWorkbook(actor: Actor, id: string, params: Params, now: Date): Promise<Workbook> {
  const record = await runCommand(exportScoreSheet, actor, { ...choiceFrom(params), id }, { now })
  const columns: SheetColumn<Line>[] = [
    { title: '部分', width: 12, value: ({ part }) => part ?? '' },
    { title: '类别', width: 12, value: ({ kind }) => (kind ? lineKinds[kind] : '') },
    { title: '指标', width: 26, value: ({ name }) => name },
    { title: '权数', width: 8, value: ({ weight }) => cellNumber(weight ?? null) },
    { title: '实际值', width: 14, value: ({ value }) => cellNumber(value ?? null) },
    ...standardGrades.map((grade, index) => ({
      ...{ title: grade, width: 10 },
      value: ({ standard }: Line) => cellNumber(standard?.[index] ?? null),
    })),
    { title: '本档', width: 10, value: ({ grade }) => grade ?? '' },
    { title: '功效系数', width: 12, value: ({ efficacy }) => cellNumber(efficacy ?? null) },
    { title: '得分或修正系数', width: 16, value: ({ earned, total }) => cellNumber(earned ?? total ?? null) },
    {
      title: '计算过程',
      width: 90,
      value: ({ steps, rule, missing }) => [...(steps ?? []), ...(steps?.length ? [] : [rule ?? missing ?? ''])].join('；'),
    },
  ]
  const lines = record.sheet ? [...record.sheet.lines, ...totalsOf(record.sheet)] : []
  const book = await workbookOf('评分表', columns, lines, actor, now)
  return { ...book, name: cleanFileName(`评分表-${record.name}-${record.year ?? ''}.xlsx`) }
}

export const lineKinds: Readonly<Record<SheetLine['kind'], string>> = {
  basic: '基本指标',
  modifying: '修正指标',
  scored: '评价指标',
  supplementary: '补充指标',
}

function totalsOf({ parts, total, grade, method }: ScoreSheet): Line[] {
  const words = (part: SheetPart) =>
    method === '2006'
      ? `基本得分 ${part.basic ?? '—'}，分析系数 ${part.analysis ?? '—'}，综合修正系数 ${part.correction ?? '—'}`
      : '维度分，指标分的算术平均'
  return [
    ...parts.map((part) => ({ part: part.name, name: '小计', weight: part.weight, total: part.score, steps: [words(part)] })),
    { name: `总分 ${grade ?? '不能计分'}`, total },
  ]
}

import type { z } from 'zod'
import { printExpr } from '@/lib/kernel/expr/print'
import { compileFormula, formulaFaults } from '../formula/formula'
import type { StatementForm } from '../statement/form'
import { bases, type Indicator, indicatorSchema } from './definition'
import { type NamedForms, releasedNamed } from './named-forms'

/** What keeps a draft from being handed on; a fault of the formula stands at its characters (from 0, end behind the last). */
export type IndicatorFault = { field: string; label: string; message: string; start?: number; end?: number }

/** What a person should know before handing on, but may still do. */
export type IndicatorCheck = { indicator: Indicator | null; faults: IndicatorFault[]; twins: { code: string; name: string }[] }

/** Fields of an indicator as people call them, in the order of the editor. */
export const indicatorFields: Readonly<Record<keyof Indicator, string>> = {
  code: '编码',
  name: '名称',
  group: '分组',
  unit: '单位',
  formula: '公式',
  direction: '方向',
  calibre: '口径',
  annualize: '年化',
  note: '说明',
  basis: '依据',
  frequency: '频度',
  owner: '归口处室',
  sensitivity: '敏感等级',
}

export const directionWords = { up: '越大越好', down: '越小越好', neutral: '适中或描述' } as const
export const frequencyWords = { month: '月', year: '年' } as const

/** The form a formula may name cells of: that of the month, unless it is asked for once a year. */
export const formOf = (frequency: unknown, forms: NamedForms): StatementForm => (frequency === 'year' ? forms.year : forms.month)

/** Checks a draft: every field, the formula character by character, and whether another code already says the same. */
export function checkIndicator(
  body: unknown,
  library: readonly Indicator[],
  departments: readonly string[],
  forms: NamedForms = releasedNamed,
): IndicatorCheck {
  const read = indicatorSchema.safeParse(body)
  const faults = read.success ? [] : read.error.issues.map(faultOf)
  const raw = body as Partial<Record<keyof Indicator, unknown>>
  const formula = typeof raw.formula === 'string' ? raw.formula : ''
  const form = formOf(raw.frequency, forms)
  if (formula) {
    for (const { message, start, end } of formulaFaults(formula, form))
      faults.push({ field: 'formula', label: indicatorFields.formula, message, start, end })
  }
  if (typeof raw.owner === 'string' && read.success && !departments.includes(raw.owner))
    faults.push({ field: 'owner', label: indicatorFields.owner, message: `没有编码为 ${raw.owner} 的处室` })
  if (!read.success || faults.length > 0) return { indicator: null, faults, twins: [] }
  const { type, outside, tree } = compileFormula(formula, form)
  if (type.kind !== 'number')
    faults.push({ field: 'formula', label: indicatorFields.formula, message: '公式的结果应为数', start: 0, end: formula.length })
  if (outside.length > 0)
    faults.push({
      field: 'formula',
      label: indicatorFields.formula,
      message: `指标只取本报表的单元格，不能引用 ${outside[0]}`,
      ...at(formula, outside[0]!),
    })
  const same = library.find((one) => one.name === read.data.name && one.code !== read.data.code)
  if (same) faults.push({ field: 'name', label: indicatorFields.name, message: `${same.code} 已叫这个名称` })
  const written = printExpr(tree)
  const twins = library
    .filter((one) => one.code !== read.data.code && writtenOut(one, forms) === written)
    .map(({ code, name }) => ({ code, name }))
  return { indicator: faults.length > 0 ? null : read.data, faults, twins }
}

function at(formula: string, name: string) {
  const start = Math.max(0, formula.indexOf(name))
  return { start, end: start + name.length }
}

/** A formula written out, so that avg(x) and (x@end+x@begin)/2 are the same; undefined for one that this release cannot read. */
function writtenOut({ formula, frequency }: Indicator, forms: NamedForms): string | undefined {
  try {
    return printExpr(compileFormula(formula, formOf(frequency, forms)).tree)
  } catch {
    return undefined
  }
}

function faultOf(issue: z.core.$ZodIssue): IndicatorFault {
  const field = String(issue.path[0] ?? '')
  const label = indicatorFields[field as keyof Indicator] ?? '定义'
  const unknown = issue.code === 'unrecognized_keys' ? `没有“${issue.keys.join('、')}”这样的项` : null
  const chinese = /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : null
  return { field, label, message: unknown ?? chinese ?? '未填写，或不在允许的范围内' }
}

/** A field of an indicator in words, for editors and differences. */
export function fieldWords(indicator: Partial<Indicator>, field: keyof Indicator): string {
  if (field === 'direction') return directionWords[indicator.direction ?? 'neutral']
  if (field === 'frequency') return frequencyWords[indicator.frequency ?? 'month']
  if (field === 'annualize') return indicator.annualize ? '年化' : '不年化'
  if (field === 'basis') return bases[indicator.basis ?? 'design']
  return String(indicator[field] ?? '')
}

export type IndicatorChange = { field: string; label: string; before: string; after: string }

/** What a version changes against another, field by field; everything when there was none before. */
export function indicatorChanges(before: Partial<Indicator> | null, after: Partial<Indicator>): IndicatorChange[] {
  return (Object.keys(indicatorFields) as (keyof Indicator)[]).flatMap((field) => {
    const [old, now] = [before ? fieldWords(before, field) : '', fieldWords(after, field)]
    return old === now ? [] : [{ field, label: indicatorFields[field], before: old, after: now }]
  })
}

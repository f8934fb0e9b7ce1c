import { z } from 'zod'
import type { ColumnDefinition, FieldDefinition } from '@/lib/forms/schema'
import { procurementTemplate } from '../templates/sheets'

/** How days are written in a source: as the platform reads them anyway, day before month, or month before day. */
export const dateOrders = { auto: '年月日', dmy: '日/月/年', mdy: '月/日/年' } as const
export const moneyUnits = ['元', '万元'] as const

/** One column of the template (`sheet.column`) and where its value comes from: a column of the source or a value that is always the same. */
export const mappingLineSchema = z
  .object({
    target: z.string().max(80),
    from: z.string().trim().min(1).max(200).optional(),
    fixed: z.string().trim().min(1).max(500).optional(),
    unit: z.enum(moneyUnits).optional(),
    date: z.enum(['auto', 'dmy', 'mdy']).optional(),
  })
  .refine(({ from, fixed }) => (from === undefined) !== (fixed === undefined), '每行须选择来源列或者填写固定值，两者取一')
export type MappingLine = z.infer<typeof mappingLineSchema>

export const mappingSchema = z.object({
  id: z.uuid().optional(),
  version: z.number().int().min(1).max(2_147_483_647).optional(),
  system: z.string().trim().min(1, '请填写来源系统的名称').max(60, '来源系统的名称不超过 60 字'),
  lines: z.array(mappingLineSchema).min(1, '请至少对应一列').max(400, '不超过 400 行'),
})

/** Columns that tie sheets together; without a line of their own they follow from the row of the sheet they point at. */
export const tied: Readonly<Record<string, string>> = { tender_code: 'tender.code', contract_code: 'contract.code', bidder: 'bid.bidder' }

/** A column of the template by `sheet.column`. */
export function targetOf(target: string): { sheet: FieldDefinition; column: ColumnDefinition } | undefined {
  const [key, name] = target.split('.')
  const sheet = procurementTemplate.fields.find((field) => field.key === key)
  const column = sheet?.columns?.find((one) => one.key === name)
  return sheet && column ? { sheet, column } : undefined
}

export const isMoney = ({ type }: ColumnDefinition) => type === 'money'
export const isDay = ({ type }: ColumnDefinition) => type === 'date' || type === 'datetime'

const follows = (sheet: string, key: string) => sheet !== 'tender' && key in tied && !(sheet === 'bid' && key === 'bidder')

/** What is wrong with the lines of a mapping as a whole, in words; nothing = it can be used. */
export function mappingProblems(lines: readonly MappingLine[]): string[] {
  const unknown = lines.filter(({ target }) => !targetOf(target)).map(({ target }) => `模板中没有“${target}”一列`)
  if (unknown.length > 0) return unknown
  const targets = lines.map(({ target }) => target)
  const twice = targets.filter((target, index) => targets.indexOf(target) < index).map((target) => `“${nameOf(target)}”对应了两次`)
  const used = new Set(['tender', ...targets.map((target) => target.split('.')[0]!)])
  const lost = procurementTemplate.fields
    .filter(({ key }) => used.has(key))
    .flatMap((sheet) => (sheet.columns ?? []).filter(({ required }) => required).map((column) => ({ sheet, column })))
    .filter(({ sheet, column }) => !targets.includes(`${sheet.key}.${column.key}`))
    .flatMap(({ sheet, column }) => {
      const source = follows(sheet.key, column.key) ? tied[column.key]! : undefined
      return source && targets.includes(source) ? [] : [`还须对应“${sheet.label}”表的“${column.label}”`]
    })
  const bidders = ['bid_item', 'bid_trace', 'bid_bond', 'bid_person', 'score', 'award'].some((sheet) => used.has(sheet)) && !used.has('bid')
  return [...new Set([...twice, ...lost, ...(bidders ? ['对应了定标或投标明细的，还须对应“投标”表的“投标人”'] : [])])]
}

/** A column as a person reads it: 合同 · 合同价. */
export function nameOf(target: string): string {
  const found = targetOf(target)
  return found ? `${found.sheet.label} · ${found.column.label}` : target
}

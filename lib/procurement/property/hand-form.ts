import type { ExcelError } from '@/lib/forms/excel/read-workbook'
import { columnLetter } from '@/lib/forms/excel/sheet-plan'
import { type FormDefinition, type FormRow, type FormValues, formDefinitionSchema } from '@/lib/forms/schema'
import { tradeForm } from './form'
import { bidderOf, paymentOf, tradeOf } from './read-book'
import type { TradeBook } from './schema'

const groups = { trade: '项目', bidder: '竞买方', payment: '价款支付' } as const
type Part = keyof typeof groups
const sheet = (part: Part) => tradeForm.fields.find(({ key }) => key === part)!

// One form is one project: its number is asked once.
const table = (part: 'bidder' | 'payment') => ({
  ...{ key: part, label: groups[part], type: 'table', group: groups[part], maxRows: 300 },
  columns: sheet(part).columns!.filter(({ key }) => key !== 'project_no'),
})

/** The form of one property transaction for who does not use the workbook: the same columns, one project. */
export const tradeHandForm: FormDefinition = formDefinitionSchema.parse({
  code: 'property-trade',
  title: '产权交易项目',
  groups: Object.values(groups),
  fields: [...sheet('trade').columns!.map((column) => ({ ...column, group: groups.trade })), table('bidder'), table('payment')],
})

/** A filled form as a workbook of one project; rows count from 1 in the order of the form. */
export function bookOfForm(values: FormValues): TradeBook {
  const number = { project_no: values.project_no ?? null }
  const rows = (part: 'bidder' | 'payment') => (Array.isArray(values[part]) ? (values[part] as FormRow[]) : [])
  return {
    trades: [tradeOf(values as FormRow, 1)],
    bidders: rows('bidder').map((row, at) => bidderOf({ ...row, ...number } as FormRow, at + 1)),
    payments: rows('payment').map((row, at) => paymentOf({ ...row, ...number } as FormRow, at + 1)),
  }
}

/** The field of the form that an error of the workbook is about: `deal_on`, `bidder.0.uscc`. */
export function pathOfFault({ sheet: label, row, column }: ExcelError): string {
  const field = tradeForm.fields.find((one) => one.label === label)
  const key = field?.columns?.find((_, at) => columnLetter(at + 1) === column)?.key ?? 'project_no'
  return !field || field.key === 'trade' || key === 'project_no' ? key : `${field.key}.${row - 1}.${key}`
}

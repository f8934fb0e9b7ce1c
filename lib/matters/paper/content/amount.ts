import { formatWithUnit, noValue } from '@/lib/forms/display'
import type { FieldDefinition } from '@/lib/forms/schema'
import { formatMoney, isMoneyUnit } from '@/lib/kernel/money'
import type { PaperSource } from './source'

/** The matter's amount with the name of its field: { label: 拟定转让底价, value: 12,345.67万元 }; null when there is none. */
export function amountOf({ definition, filing }: PaperSource): { label: string; value: string } | null {
  if (filing.amount === null || filing.amount === 0n) return null
  const field = definition.form.fields.find((one) => one.key === definition.amountField)
  const unit = isMoneyUnit(field?.unit) ? field.unit : '万元'
  return { label: field?.label ?? '涉及金额', value: `${formatMoney(filing.amount, unit)}${unit}` }
}

const telling = new Set(['money', 'money4', 'percent', 'int', 'decimal', 'date', 'period', 'enum', 'bool'])
const most = 8

/** Up to eight required facts of the form that a record names: figures, dates and choices, nothing sensitive, nothing empty. */
export function keyDetails({ definition, filing }: PaperSource): { label: string; value: string }[] {
  const wanted = (field: FieldDefinition) =>
    field.required && telling.has(field.type) && ['L1', 'L2'].includes(field.sensitivity) && field.key !== definition.amountField
  return definition.form.fields
    .filter(wanted)
    .map((field) => ({ label: field.label, value: formatWithUnit(field, filing.values[field.key]) }))
    .filter(({ value }) => value !== noValue)
    .slice(0, most)
}

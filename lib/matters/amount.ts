import type { FormValues } from '@/lib/forms/schema'
import { isMoneyUnit, readMoney } from '@/lib/kernel/money'
import type { MatterDefinition } from './schema'

/** The amount of a form in cents; null where the matter has none or it is not a readable amount yet. */
export function amountIn(matter: Pick<MatterDefinition, 'form' | 'amountField'>, values: FormValues): bigint | null {
  const field = matter.form.fields.find((candidate) => candidate.key === matter.amountField)
  const value = field ? values[field.key] : null
  if (!field || typeof value !== 'string') return null
  const reading = readMoney(value, isMoneyUnit(field.unit) ? field.unit : '万元')
  return reading.ok ? reading.cents : null
}

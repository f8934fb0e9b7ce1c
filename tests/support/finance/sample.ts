import { type Amounts, storedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf, type StatementForm } from '@/lib/finance/statement/form'
import { Decimal } from '@/lib/kernel/decimal'
import sample from './sample-statement.json' with { type: 'json' }

/** The published example (示例集团, 万元) as stored amounts under a form; cells the example does not fill stay null. */
export function sampleAmounts(form: StatementForm): Amounts {
  const values: Record<string, number | null | undefined> = sample
  return [...cellsOf(form).values()].map((cell) => {
    const value = values[cell.path]
    return value === null || value === undefined ? null : storedAmount(new Decimal(value), cell, '万元')
  })
}

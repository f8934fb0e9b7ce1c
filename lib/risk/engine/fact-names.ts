import { financeFact } from '@/lib/finance/vocabulary'
import { factColumn } from '@/lib/procurement/vocabulary'

/** What a name in a model or in evidence means: a column of the procurement facts, a cell of a statement, or an indicator. */
export type FactName = { title: string; table: string; type: string; source: string; level: string }

/** The fact of that name, or undefined for words of a model's own. */
export function factNamed(reference: string): FactName | undefined {
  const column = factColumn(reference)
  if (!column) return financeFact(reference)
  const { title, table, type, source, level } = column
  return { title, table: table.title, type, source, level }
}

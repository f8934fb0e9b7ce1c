import { bidTables } from './vocabulary/bids'
import type { FactColumn, FactTable } from './vocabulary/columns'
import { contractTables } from './vocabulary/contracts'
import { derivedTables } from './vocabulary/derived'
import { partyTables } from './vocabulary/parties'
import { processTables } from './vocabulary/process'

export type { ColumnType, FactColumn, FactTable } from './vocabulary/columns'

/** Every relation of the procurement facts: the only names that models, importers, templates and exports use. */
export const factTables: readonly FactTable[] = [...processTables, ...bidTables, ...partyTables, ...contractTables, ...derivedTables]

const byAlias = new Map(factTables.map((table) => [table.alias, table]))
const byName = new Map(factTables.map((table) => [table.name, table]))

/** The relation of that name; throws when the vocabulary has none. */
export function factTable(name: string): FactTable {
  const found = byName.get(name)
  if (!found) throw new Error(`no relation ${name} in the vocabulary`)
  return found
}

/** The column written `alias.column`, or undefined when the vocabulary has none. */
export function factColumn(reference: string): (FactColumn & { table: FactTable }) | undefined {
  const [alias = '', name] = reference.split('.')
  const table = byAlias.get(alias)
  const column = table?.columns.find((each) => each.name === name)
  return table && column && { ...column, table }
}

/** All columns that carry a fact (not a key to another row), for the count and the page of the vocabulary. */
export function factColumns(): (FactColumn & { table: FactTable })[] {
  return factTables.flatMap((table) => table.columns.filter(({ type }) => type !== 'uuid').map((column) => ({ ...column, table })))
}

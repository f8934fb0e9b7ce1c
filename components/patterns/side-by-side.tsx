import { clsx } from 'clsx'
import { Missing } from '@/components/patterns/missing'
import { Equal } from '@/components/ui/icon'
import { Table, Td, Th } from '@/components/ui/table'

/** Two or more records compared: `values` stand in the order of `parties`; null is missing for the reason given. */
export type Comparison = {
  parties: readonly { id: string; name: string; note?: string }[]
  rows: readonly {
    key: string
    label: string
    values: readonly (string | null)[]
    missing?: string
    source?: string | null
    mark?: boolean
    /** How many of all records have the value, where `values` are only some of them; else the values are compared with one another. */
    alike?: readonly number[]
  }[]
}

/** The indexes of the values that occur more than once in a row (or in all records, as `alike` counts); missing and empty ones are never shared. */
export function sharedValues(values: readonly (string | null)[], alike?: readonly number[]): Set<number> {
  const shared = new Set<number>()
  for (const [index, value] of values.entries()) {
    if (alike) {
      if (value?.trim() && (alike[index] ?? 0) > 1) shared.add(index)
    } else if (value?.trim() && values.some((other, at) => at !== index && other?.trim() === value.trim())) shared.add(index)
  }
  return shared
}

/** Records side by side; in rows with `mark` the shared values are marked with a sign and a ground. */
export function SideBySide({ label, comparison }: { label: string; comparison: Comparison }) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th className="w-36">比对项</Th>
          {comparison.parties.map((party) => (
            <Th key={party.id}>
              <span className="font-semibold text-ink">{party.name}</span>
              {party.note && <span className="ml-2 text-xs">{party.note}</span>}
            </Th>
          ))}
          <Th>出处</Th>
        </tr>
      </thead>
      <tbody>
        {comparison.rows.map((row) => {
          const shared = row.mark ? sharedValues(row.values, row.alike) : new Set<number>()
          return (
            <tr key={row.key}>
              <Td className="whitespace-nowrap text-muted">{row.label}</Td>
              {row.values.map((value, index) => (
                <Td
                  key={comparison.parties[index]?.id ?? index}
                  className={clsx('min-w-36 [overflow-wrap:anywhere]', shared.has(index) && 'bg-danger-50 font-semibold text-danger')}
                >
                  {value === null ? <Missing reason={row.missing ?? '未采集'} /> : value}
                  {shared.has(index) && (
                    <>
                      <Equal className="ml-1 inline size-3.5" />
                      <span className="sr-only">与他方相同</span>
                      {row.alike && row.alike[index]! > 2 && <span className="ml-1 text-xs">{row.alike[index]} 家</span>}
                    </>
                  )}
                </Td>
              ))}
              <Td className="text-xs whitespace-nowrap text-muted">{row.source}</Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

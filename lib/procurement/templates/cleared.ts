import type { FormRow, FormValues } from '@/lib/forms/schema'
import { handForm } from './hand-form'
import { factOf } from './sheets'

/** Columns of a row of a tender that a person has emptied: of the tender itself, or of what `name` (bidder, supplier's contract) tells. */
export type Cleared = { part: 'tender' | 'bid' | 'award' | 'contract'; name: string | null; columns: string[] }

const tells = { bid: 'bidder', award: 'bidder', contract: 'code' } as const
const empty = (value: unknown) => value === null || value === undefined || value === ''

/**
 * What stood in a form when it was opened and is empty now that it is sent. Rows that were taken out as a whole are not in it: an import never
 * deletes a bid, an award or a contract.
 */
export function clearedOf(opened: FormValues, sent: FormValues): Cleared[] {
  const plain = handForm.fields.filter(({ type }) => type !== 'table').map(({ key }) => key)
  const list: Cleared[] = [{ part: 'tender', name: null, columns: emptied('tender', plain, opened as FormRow, sent as FormRow) }]
  for (const part of ['bid', 'award', 'contract'] as const) {
    const keys = handForm.fields.find(({ key }) => key === part)!.columns!.map(({ key }) => key)
    const now = new Map(rowsOf(sent[part]).map((row) => [row[tells[part]], row]))
    for (const row of rowsOf(opened[part])) {
      const name = row[tells[part]]
      const left = now.get(name)
      if (typeof name === 'string' && left) list.push({ part, name, columns: emptied(part, keys, row, left) })
    }
  }
  return list.filter(({ columns }) => columns.length > 0)
}

function emptied(part: string, keys: readonly string[], before: FormRow, now: FormRow): string[] {
  return keys.filter((key) => {
    const fact = factOf(part, key)
    return fact !== undefined && !fact.required && !empty(before[key]) && empty(now[key])
  })
}

const rowsOf = (rows: unknown): FormRow[] => (Array.isArray(rows) ? (rows as FormRow[]) : [])

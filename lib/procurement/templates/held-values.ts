import type { FormRow, FormValues } from '@/lib/forms/schema'
import { fromCents } from '@/lib/kernel/money'
import type { Tx } from '@/lib/platform/db'
import { choicesOf } from '../ocds/extension'
import { type FactColumn, factTable } from '../vocabulary'
import { handForm } from './hand-form'

type Row = Record<string, unknown>

/** A tender that the platform has, as values of the form; null when the asker may not see it. */
export async function heldValues(tx: Tx, tenderId: string): Promise<FormValues | null> {
  const rowsOf = (name: string, order: string) =>
    tx.$queryRawUnsafe<Row[]>(`select * from ${name} where tender_id = $1::uuid order by ${order}`, tenderId)
  const [tender] = await rowsOf('tender', 'tender_id')
  if (!tender) return null
  const [bids, awards, contracts] = [
    await rowsOf('bid', 'seq, bid_id'),
    await rowsOf('award', 'award_id'),
    await rowsOf('contract', 'code'),
  ]
  const ids = [tender.agency_id, ...[...bids, ...awards, ...contracts].map((row) => row.party_id)].filter(Boolean)
  const parties = await tx.party.findMany({
    where: { partyId: { in: ids as string[] } },
    select: { partyId: true, name: true, uscc: true },
  })
  const names = new Map(parties.map(({ partyId, name, uscc }) => [partyId, { name, uscc }]))
  const nameOf = (id: unknown) => names.get(String(id))?.name ?? null
  const bidder = (row: Row) => ({ bidder: nameOf(row.party_id), bidder_uscc: usccOf(names.get(String(row.party_id))?.uscc) })
  return {
    ...rowOf('tender', tender, { agency_id: nameOf(tender.agency_id) }),
    bid: bids.map((row) => rowOf('bid', row, bidder(row))),
    award: awards.map((row) => rowOf('award', row, { bidder: nameOf(row.party_id) })),
    contract: contracts.map((row) => rowOf('contract', row, { supplier: nameOf(row.party_id) })),
  }
}

const usccOf = (text: string | undefined) => (text && /^[0-9A-Z]{18}$/.test(text) ? text : null)

function rowOf(part: string, row: Row, tied: FormRow): FormRow {
  const table = handForm.fields.find(({ key }) => key === part)
  const keys = (table?.columns ?? handForm.fields.filter(({ type }) => type !== 'table')).map(({ key }) => key)
  const { columns } = factTable(part)
  return Object.fromEntries(
    keys.map((key) => {
      const column = columns.find(({ name }) => name === key)
      return [key, key in tied ? tied[key]! : column ? shown(column, row[key]) : null]
    }),
  )
}

function shown(column: FactColumn, value: unknown): FormRow[string] {
  if (value === null || value === undefined) return null
  if (column.type === 'money') return fromCents(BigInt(String(value)), '元')
  if (column.type === 'bool') return Boolean(value)
  if (value instanceof Date) return column.type === 'date' ? value.toISOString().slice(0, 10) : shanghai(value)
  const word = [...choicesOf(column)].find(([, code]) => code === value)?.[0]
  return word ?? String(value)
}

const shanghai = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

import { Prisma, type Tx } from '@/lib/platform/db'
import { type LedgerKey, ledgerTables } from './form'
import type { LedgerRecord, Stored } from './rows'

/** What becomes of a row: it is new, or what of it changes (old and new by column); nothing of it when it says the same again. */
export type Comparison = { known: boolean; changes: Record<string, [before: Stored, after: Stored]> }

/** Columns that a row gets once and keeps, or that are settled after all sheets are written. */
const lasting = new Set(['id', 'number_masked', 'masked'])
const settled = (ledger: LedgerKey, column: string) => ledger === 'debt' && column === 'overdue'

const names = (columns: readonly string[]) => Prisma.raw(columns.map((column) => `"${column}"`).join(', '))
const changeable = (ledger: LedgerKey, row: LedgerRecord) =>
  Object.keys(row).filter((column) => !lasting.has(column) && !settled(ledger, column) && !ledgerTables[ledger].key.includes(column))
const sameKey = (ledger: LedgerKey) => Prisma.raw(ledgerTables[ledger].key.map((column) => `t."${column}" = n."${column}"`).join(' and '))

/** The rows as rows of the table. All of one ledger have the same columns; names come from the form, never from a file. */
const given = (ledger: LedgerKey, rows: readonly LedgerRecord[]) =>
  Prisma.sql`jsonb_populate_recordset(null::${Prisma.raw(ledgerTables[ledger].table)}, ${JSON.stringify(rows)}::jsonb)`

/** Holds rows against what is kept, in their order and in one question. PostgreSQL compares values, so that 3.5 and 3.5000 are the same. */
export async function compareRows(tx: Tx, ledger: LedgerKey, rows: readonly LedgerRecord[]): Promise<Comparison[]> {
  if (rows.length === 0) return []
  const columns = changeable(ledger, rows[0]!)
  const found = await tx.$queryRaw<(Comparison & { n: number })[]>`
    select (n.ordinality - 1)::int as n, t.org_id is not null as known,
      coalesce((select jsonb_object_agg(e.key, jsonb_build_array(to_jsonb(t)->e.key, e.value)) from jsonb_each(to_jsonb(n)) e
        where t.org_id is not null and e.key = any (${columns}::text[]) and to_jsonb(t)->e.key is distinct from e.value), '{}') as changes
    from ${given(ledger, rows)} with ordinality as n left join ${Prisma.raw(ledgerTables[ledger].table)} t on ${sameKey(ledger)}
    order by 1`
  return found
}

/** Writes what is new and what changes; rows that say the same are not touched. */
export async function storeRows(tx: Tx, ledger: LedgerKey, rows: readonly LedgerRecord[], compared: readonly Comparison[]): Promise<void> {
  const table = Prisma.raw(ledgerTables[ledger].table)
  const fresh = rows.filter((_, index) => !compared[index]!.known)
  const changed = rows.filter((_, index) => compared[index]!.known && Object.keys(compared[index]!.changes).length > 0)
  if (fresh.length > 0) {
    const columns = names(Object.keys(fresh[0]!))
    await tx.$executeRaw`insert into ${table} (${columns}) select ${columns} from ${given(ledger, fresh)} n`
  }
  if (changed.length === 0) return
  const set = Prisma.raw(
    changeable(ledger, changed[0]!)
      .map((column) => `"${column}" = n."${column}"`)
      .join(', '),
  )
  await tx.$executeRaw`update ${table} t set ${set} from ${given(ledger, changed)} n where ${sameKey(ledger)}`
}

/** Takes the row of this key out of its table and gives it as it stood; null when there is none in sight. */
export async function takeOut(tx: Tx, ledger: LedgerKey, key: LedgerRecord): Promise<LedgerRecord | null> {
  const [gone] = await tx.$queryRaw<{ row: LedgerRecord }[]>`
    delete from ${Prisma.raw(ledgerTables[ledger].table)} t using ${given(ledger, [key])} n where ${sameKey(ledger)} returning to_jsonb(t) as row`
  return gone?.row ?? null
}

/** A debt is overdue when an instalment is, or when it has not been paid back on its last day. `today` = `YYYY-MM-DD`. */
export async function markOverdue(tx: Tx, debtIds: readonly string[], today: string): Promise<void> {
  if (debtIds.length === 0) return
  await tx.$executeRaw`
    update treasury_debt d set overdue = s.overdue from (
      select x.id, (x.balance > 0 and x.due_on < ${today}) or exists (select 1 from treasury_repayment r where r.debt_id = x.id and r.status = '逾期') as overdue
      from treasury_debt x where x.id = any (${debtIds as string[]}::uuid[])) s
    where d.id = s.id and d.overdue <> s.overdue`
}

/** Debts of these whose open instalments come to more than what is owed, with both sums in fen. */
export function overPlanned(tx: Tx, debtIds: readonly string[]): Promise<{ id: string; balance: string; planned: string }[]> {
  return tx.$queryRaw`
    select d.id::text as id, d.balance::text as balance, sum(r.principal)::text as planned from treasury_debt d
    join treasury_repayment r on r.debt_id = d.id and r.status <> '已还'
    where d.id = any (${debtIds as string[]}::uuid[]) group by d.id, d.balance having sum(r.principal) > d.balance`
}

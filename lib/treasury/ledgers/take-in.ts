import { z } from 'zod'
import { columnLetter } from '@/lib/forms/excel/sheet-plan'
import type { Actor } from '@/lib/kernel/actor'
import { formatMoney } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { keepPersonal } from '@/lib/platform/personal/marks'
import { type LateChange, lateChanges, shutFaults } from './closed-months'
import { type LedgerKey, ledgerKeys, ledgerTables, sheetOf } from './form'
import { type ReadRow, type Resolved, resolve } from './resolve'
import { faultsWithin, type RowFault, readRow, shown } from './rows'
import { type Comparison, compareRows, markOverdue, overPlanned, storeRows } from './store'

/** Most rows of one workbook, all sheets together. */
export const mostRows = 30_000
/** Most wrong cells that are told, and most changes in words. */
const [mostFaults, mostTold] = [200, 100]

const cell = z.union([z.string().max(2000), z.boolean(), z.null()])
const row = z.object({ ledger: z.enum(ledgerKeys), row: z.number().int().min(1).max(2_000_000), values: z.record(z.string(), cell) })

/** What became of a sheet. */
export type SheetDone = { sheet: string; added: number; changed: number; same: number }
/** `lines` = what changed, in words, at most a hundred. */
export type LedgersDone = { sheets: SheetDone[]; lines: string[] }

/**
 * Takes in rows of the treasury ledgers of one's own enterprises, all or none. A row that is known by its key (account number, contract, bill, day or
 * month) is brought up to date, the same again changes nothing, and what is not named stays. With anything wrong nothing is kept: Refusal(invalid), whose
 * fields are places in the workbook (`债务!J5`). Amounts of a month whose 快报 was accepted change only while that statement is being corrected, and what
 * they were stays in the record of corrections.
 */
export const takeLedgers = defineCommand({
  name: 'takeLedgers',
  permission: 'treasury.report',
  input: z.object({
    rows: z.array(row).min(1, '台账里没有填写任何一行').max(mostRows, `一次不超过 ${mostRows} 行，请分开导入`),
  }),
  run: async ({ tx, actor, now, audit }, { rows }): Promise<LedgersDone> => {
    const today = shanghaiDate(now)
    const faults = new Faults()
    // Accounts stand before their balances, debts before their instalments.
    const read = ledgerKeys
      .flatMap((ledger) => rows.filter((one) => one.ledger === ledger))
      .flatMap((one): ReadRow[] => {
        const { values, faults: wrong } = readRow(one.ledger, one.values)
        faults.add(one, wrong)
        return wrong.length === 0 ? [{ ...one, values }] : []
      })
    faults.refuse()
    const { resolved, marks } = await resolve(tx, actor, read)
    for (const one of resolved) faults.add(one, [...one.faults, ...faultsWithin(one.ledger, one.record, today)])
    faults.addTwice(resolved)
    faults.refuse()
    await keepPersonal(tx, marks, now)
    const done: LedgersDone = { sheets: [], lines: [] }
    const told = new Map<string, Told>()
    const corrected: LateChange[] = []
    for (const ledger of ledgerKeys) {
      const mine = resolved.filter((one) => one.ledger === ledger)
      if (mine.length === 0) continue
      const records = mine.map(({ record }) => record)
      const compared = await compareRows(tx, ledger, records)
      const late = await lateChanges(tx, ledger, mine, compared)
      for (const one of late) if (one.month.shut) faults.add(one.one, shutFaults(one))
      faults.refuse()
      corrected.push(...late)
      await storeRows(tx, ledger, records, compared)
      done.sheets.push(sheetDone(sheetOf(ledger).label, compared))
      for (const [index, one] of mine.entries()) tell(told, one, compared[index]!)
    }
    await settleDebts(tx, resolved, today, faults)
    await keepCorrections(tx, corrected, actor, now)
    for (const [orgId, { sheets, lines }] of told)
      audit({ subjectKind: 'treasury-ledger', orgId, detail: { sheets: [...sheets.values()], changes: lines.slice(0, mostTold) } })
    done.lines = [...told.values()].flatMap(({ lines }) => lines).slice(0, mostTold)
    return done
  },
})

/** Debts that the workbook touches: open instalments must not come to more than is owed, and whether one is overdue follows from them. */
async function settleDebts(tx: Tx, resolved: readonly Resolved[], today: string, faults: Faults): Promise<void> {
  const places = new Map<string, Resolved>()
  for (const one of resolved) {
    const id = one.ledger === 'debt' ? one.record.id : one.ledger === 'repayment' ? one.record.debt_id : null
    if (typeof id === 'string' && !places.has(id)) places.set(id, one)
  }
  // A debt that was there already keeps its id.
  const ids = [...places.keys()]
  for (const { id, balance, planned } of await overPlanned(tx, ids)) {
    const [owed, open] = [formatMoney(BigInt(balance)), formatMoney(BigInt(planned))]
    const message = `还本付息计划中未还各期的本金合计 ${open} 元，大于债务余额 ${owed} 元；已还的期次请在“还本付息计划”中改为“已还”`
    const place = places.get(id)!
    faults.add(place, [[place.ledger === 'debt' ? 'balance' : 'principal', message]])
  }
  faults.refuse()
  await markOverdue(tx, ids, today)
}

type Told = { sheets: Map<string, SheetDone>; lines: string[] }

function sheetDone(sheet: string, compared: readonly Comparison[]): SheetDone {
  const added = compared.filter(({ known }) => !known).length
  const changed = compared.filter(({ known, changes }) => known && Object.keys(changes).length > 0).length
  return { sheet, added, changed, same: compared.length - added - changed }
}

/** Counts a row for its enterprise, and says in words what of it changed. */
function tell(told: Map<string, Told>, { ledger, holder, name }: Resolved, { known, changes }: Comparison): void {
  const entry: Told = told.get(holder!.id) ?? { sheets: new Map(), lines: [] }
  told.set(holder!.id, entry)
  const { label } = sheetOf(ledger)
  const changed = Object.entries(changes)
  const count = entry.sheets.get(label) ?? { sheet: label, added: 0, changed: 0, same: 0 }
  if (!known) count.added += 1
  else if (changed.length > 0) count.changed += 1
  else count.same += 1
  entry.sheets.set(label, count)
  const words = changeWords(ledger, changes)
  if (words.length > 0) entry.lines.push(`${label} ${name}：${words.join('；')}`)
}

/** What of a row changed, column by column. */
function changeWords(ledger: LedgerKey, changes: Comparison['changes']): string[] {
  return Object.entries(changes).flatMap(([key, [before, after]]) => {
    const column = sheetOf(ledger).columns!.find((one) => one.key === key)
    return column ? [`${column.label} ${shown(column, before)} → ${shown(column, after)}`] : []
  })
}

/** Changes of reported months that a correction of their 快报 opened: what stood there, what stands there now, and the reason of that correction. */
async function keepCorrections(tx: Tx, late: readonly LateChange[], actor: Actor, now: Date): Promise<void> {
  const data = late.map(({ one: { holder, ledger, name, record }, compared, month }) => ({
    ...{ id: newId(), orgId: holder!.id, ledger, name, byId: actor.userId, byName: actor.name, at: now, kind: 'changed' },
    reason: `快报更正：${month.reason || '未写原因'}`.slice(0, 500),
    change: changeWords(ledger, compared.changes).join('；') || '补报一日余额，成为当月最后余额',
    rows: [{ ledger, row: { ...record, ...Object.fromEntries(Object.entries(compared.changes).map(([key, [before]]) => [key, before])) } }],
  }))
  if (data.length > 0) await tx.treasuryRemoval.createMany({ data })
}

/** Columns of a key that stand in the workbook by another name. */
const namedBy: Readonly<Record<string, string>> = { number_token: 'number', org_id: 'org', token: 'name' }

/** Wrong cells by their place in the workbook, in the order in which they are found. */
class Faults {
  private readonly found = new Map<string, string>()

  add({ ledger, row: number }: { ledger: LedgerKey; row: number }, faults: readonly RowFault[]): void {
    const { label, columns } = sheetOf(ledger)
    for (const [key, message] of faults) {
      const at = columns!.findIndex((column) => column.key === key)
      const place = `${label}!${columnLetter(Math.max(at, 0) + 1)}${number}`
      const before = this.found.get(place)
      this.found.set(place, before ? `${before}；${message}` : message)
    }
  }

  /** Two rows of a sheet for one thing: which of them would count? */
  addTwice(rows: readonly Resolved[]): void {
    const seen = new Map<string, number>()
    for (const one of rows) {
      const { key } = ledgerTables[one.ledger]
      const values = key.map((column) => one.record[column])
      if (values.some((value) => value === null || value === undefined)) continue
      const place = `${one.ledger} ${values.join(' ')}`
      const earlier = seen.get(place)
      const column = namedBy[key.at(-1)!] ?? key.at(-1)!
      if (earlier !== undefined)
        this.add(one, [[column, `与第 ${earlier} 行是同一${sheetOf(one.ledger).label}（${one.name}），请只保留一行`]])
      else seen.set(place, one.row)
    }
  }

  /** Throws Refusal(invalid) when anything is wrong. */
  refuse(): void {
    if (this.found.size === 0) return
    const first = [...this.found].slice(0, mostFaults)
    throw new Refusal('invalid', `台账有 ${this.found.size} 处有误，没有导入：${first[0]![0]} ${first[0]![1]}`, Object.fromEntries(first))
  }
}

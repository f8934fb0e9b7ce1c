import { z } from 'zod'
import { columnLetter } from '@/lib/forms/excel/sheet-plan'
import type { ColumnDefinition } from '@/lib/forms/schema'
import { isRefusal, type Refusal } from '@/lib/kernel/refusal'
import { type AuditNote, type CommandContext, defineCommand } from '@/lib/platform/command'
import { type LedgerKey, ledgerKeys, sheetOf } from '../ledgers/form'
import { holdersOf } from '../ledgers/ground'
import { typedColumns } from '../ledgers/rows'
import { takeLedgers } from '../ledgers/take-in'

/** A ledger by its key. */
export const ledgerCode = z.enum(ledgerKeys)
/** Most rows of one push, all ledgers together. */
export const mostPushed = 2000

function cellSchema({ label, type, unit, hint, required, options }: ColumnDefinition) {
  const words = [label, unit && `单位：${unit}`, required && '必填', options && `取值：${options.join('、')}`, hint]
    .filter(Boolean)
    .join('；')
  const base =
    type === 'bool' ? z.boolean(`${label}应为 true 或 false`) : z.string(`${label}应为文本，如 "1234.50"`).max(2000, `${label}至多 2000 字`)
  return base.nullable().optional().describe(words)
}
const rowOf = (ledger: LedgerKey) =>
  z
    .strictObject(Object.fromEntries(typedColumns(ledger).map((column) => [column.key, cellSchema(column)])))
    .meta({ id: `TreasuryLedger_${ledger}`, description: `“${sheetOf(ledger).label}”台账的一行，不报的列省略或为 null` })
const list = (ledger: LedgerKey) =>
  z.array(rowOf(ledger)).max(mostPushed, `一次至多 ${mostPushed} 行`).optional().describe(sheetOf(ledger).label)

export const pushLedgersSchema = z.strictObject({
  ledgers: z
    .strictObject(Object.fromEntries(ledgerKeys.map((ledger) => [ledger, list(ledger)])) as Record<LedgerKey, ReturnType<typeof list>>)
    .refine((ledgers) => countOf(ledgers) > 0, '请至少报送一行')
    .refine((ledgers) => countOf(ledgers) <= mostPushed, `一次至多 ${mostPushed} 行，各台账合计`)
    .describe('按台账分列的行'),
})

function countOf(ledgers: Partial<Record<LedgerKey, readonly unknown[] | undefined>>): number {
  return Object.values(ledgers).reduce<number>((all, rows) => all + (rows?.length ?? 0), 0)
}

/** A wrong value: the row counted from 1 within its ledger as it was sent, the column by its key. */
export type PushFault = { ledger: LedgerKey; row: number; column: string; message: string }
/** What became of the rows of one enterprise (code as it was sent). */
export type PushOutcome = {
  org: string
  state: 'taken' | 'unchanged' | 'refused'
  message: string
  sheets: { ledger: LedgerKey; added: number; changed: number; same: number }[]
  changes: string[]
  faults: PushFault[]
}
type Row = { ledger: LedgerKey; row: number; values: Record<string, string | boolean | null> }

/**
 * Rows of the ledgers as a program sends them: of each enterprise all or none, by the rules of the workbook (`takeLedgers`); what is wrong with one
 * enterprise does not hold up the others. The same again changes nothing.
 */
export const pushLedgers = defineCommand({
  name: 'pushLedgers',
  permission: 'treasury.report',
  input: pushLedgersSchema,
  run: async (context, { ledgers }): Promise<{ outcomes: PushOutcome[] }> => {
    const byOrg = new Map<string, Row[]>()
    for (const ledger of ledgerKeys)
      for (const [index, values] of (ledgers[ledger] ?? []).entries()) {
        const org = String(values.org ?? '')
          .trim()
          .toUpperCase()
        byOrg.set(org, [...(byOrg.get(org) ?? []), { ledger, row: index + 1, values: plain(values) }])
      }
    // In one order for everybody, so that two pushes of the same enterprises wait for one another and do not stand still.
    const holders = await holdersOf(context.tx, context.actor, [...byOrg.keys()])
    for (const id of [...holders.values()].map((holder) => holder.id).toSorted())
      await context.tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`treasury:${id}`}))`
    const outcomes: PushOutcome[] = []
    for (const [org, rows] of byOrg) outcomes.push(await takeOne(context, org, rows))
    return { outcomes }
  },
})

const plain = (values: Readonly<Record<string, unknown>>): Row['values'] =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, (value ?? null) as string | boolean | null]))

/** The rows of one enterprise, undone by themselves when anything in them is wrong. */
async function takeOne(context: CommandContext, org: string, rows: readonly Row[]): Promise<PushOutcome> {
  const { tx } = context
  const notes: AuditNote[] = []
  await tx.$executeRaw`savepoint one_enterprise`
  try {
    const { sheets, lines } = await takeLedgers.run({ ...context, audit: (note) => void notes.push(note) }, { rows: [...rows] })
    await tx.$executeRaw`release savepoint one_enterprise`
    for (const note of notes) context.audit({ ...note, detail: { ...note.detail, source: 'interface' } })
    const same = sheets.every(({ added, changed }) => added + changed === 0)
    const told = sheets.map(({ sheet, ...counts }) => ({ ledger: byLabel.get(sheet)!, ...counts }))
    return { org, state: same ? 'unchanged' : 'taken', message: '', sheets: told, changes: lines, faults: [] }
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'invalid') throw error
    await tx.$executeRaw`rollback to savepoint one_enterprise`
    return { org, state: 'refused', message: error.message, sheets: [], changes: [], faults: faultsOf(error) }
  }
}

const byLabel = new Map(ledgerKeys.map((ledger) => [sheetOf(ledger).label, ledger]))

/** Places of a workbook (`债务!J5`) as ledger, row and column. */
function faultsOf({ fields }: Refusal): PushFault[] {
  return Object.entries(fields).flatMap(([place, message]): PushFault[] => {
    const [, sheet, letters, row] = /^(.+)!([A-Z]+)(\d+)$/.exec(place) ?? []
    const ledger = byLabel.get(sheet ?? '')
    const column = ledger && sheetOf(ledger).columns!.find((_, index) => columnLetter(index + 1) === letters)
    return ledger && column ? [{ ledger, row: Number(row), column: column.key, message }] : []
  })
}

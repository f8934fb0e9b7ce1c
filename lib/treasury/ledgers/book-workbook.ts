import { z } from 'zod'
import { cellNumber, type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type LedgerBookRow, type LedgerColumn, ledgerKeys, treasuryLedger, treasuryLedgers } from '../queries/ledger-book'

/** Most rows of a workbook that is made while somebody waits. */
const mostRows = 10_000

/** One ledger as its page filters it (enterprise and below, mark), all pages of it, for a workbook. Taking it out is audited. */
export const exportTreasuryLedger = defineCommand({
  name: 'exportTreasuryLedger',
  permission: 'treasury.read',
  input: z.object({ ledger: z.enum(ledgerKeys), orgId: z.uuid().optional(), mark: z.string().max(20).optional() }),
  run: async ({ tx, actor, now, audit }, input) => {
    const book = await treasuryLedger.run({ tx, actor, now }, { ...input, page: 1, size: mostRows })
    if (book.pages > 1) throw new Refusal('too_large', `筛选结果超过 ${mostRows} 行，请先选择集团或标记再导出。`)
    const { ledger, orgId = null } = input
    audit({
      subjectKind: 'treasury-ledger',
      orgId: actor.orgId,
      detail: { export: true, ledger, org: orgId, mark: book.mark, rows: book.rows.length },
    })
    return book
  },
})

function cell({ key, kind }: LedgerColumn, { values }: LedgerBookRow): string | number | null {
  const value = values[key] ?? null
  if (value === null) return null
  if (kind === 'money') return cellNumber(fromCents(BigInt(value), '元'))
  if (kind === 'flag') return value === 'true' ? '是' : '否'
  return kind === 'rate' ? cellNumber(value) : value
}

/** The ledger of a page's address as a workbook; amounts in 元, rates in per cent. */
export async function treasuryLedgerWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const asked = { ledger: params.ledger || 'debts', orgId: params.org || undefined, mark: params.mark || undefined }
  const book = await runCommand(exportTreasuryLedger, actor, asked, { now })
  const { title, columns } = treasuryLedgers[book.ledger]
  const label = book.marks.find(({ key }) => key === book.mark)?.label
  const sheet: SheetColumn<LedgerBookRow>[] = [
    { title: '企业', width: 24, value: (row) => row.orgName },
    { title: '统一社会信用代码', width: 22, value: (row) => row.orgCode },
    ...(columns as readonly LedgerColumn[]).map((column) => ({
      title: column.kind === 'money' ? `${column.title}（元）` : column.kind === 'rate' ? `${column.title}（%）` : column.title,
      ...{ width: column.kind === 'text' ? 18 : 16, value: (row: LedgerBookRow) => cell(column, row) },
    })),
  ]
  return workbookOf(`司库台账${title}${label ? `${label}` : ''}`, sheet, book.rows, actor, now)
}

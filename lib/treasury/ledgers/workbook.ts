import { z } from 'zod'
import { checkLargeWorkbook, largestWorkbook } from '@/lib/forms/excel/open-package'
import type { ExcelError } from '@/lib/forms/excel/read-workbook'
import { streamTables } from '@/lib/forms/excel/stream-tables'
import { formTemplate, formWorkbook } from '@/lib/forms/excel/write-workbook'
import type { FormRow } from '@/lib/forms/schema'
import type { Workbook } from '@/lib/identity/workbook'
import { type Actor, may } from '@/lib/kernel/actor'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { Prisma, type Tx } from '@/lib/platform/db'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { type LedgerKey, ledgerForm, ledgerKeys } from './form'
import { cellsOf, type LedgerRecord } from './rows'
import { type LedgersDone, mostRows, takeLedgers } from './take-in'

const most = 200
/** Most rows of a template that is made while somebody waits, all sheets together. */
const mostStanding = 10_000
const mayReport = (actor: Actor) => {
  if (!may(actor, 'treasury.report')) throw new Refusal('forbidden', '您的岗位没有报送司库数据的权限。')
}

/**
 * The rows of the ledgers that still matter: accounts in use with their last balance, debts and guarantees that are not settled with what is still to be
 * paid, bills that are open, money that is held back, what is owed, contracts that run, months of concentration and budget of the last year on. `own` = of the asker's enterprise alone. Taking them out is audited.
 */
export const exportLedgerBook = defineCommand({
  name: 'exportLedgerBook',
  permission: 'treasury.report',
  input: z.object({ own: z.boolean().default(false) }),
  run: async ({ tx, actor, now, audit }, { own }) => {
    const scope = own ? Prisma.sql`t.org_id = ${actor.orgId}::uuid` : Prisma.sql`true`
    const sheets: Record<string, FormRow[]> = {}
    let count = 0
    for (const ledger of ledgerKeys) {
      const rows = await standing(tx, ledger, scope, shanghaiDate(now))
      count += rows.length
      if (count > mostStanding)
        throw new Refusal('too_large', `现有台账超过 ${mostStanding} 行，请下载${own ? '空白' : '只含本企业的'}模板。`)
      sheets[ledger] = rows.map((row) => cellsOf(ledger, row))
    }
    const counts = Object.fromEntries(Object.entries(sheets).map(([ledger, rows]) => [ledger, rows.length]))
    audit({ subjectKind: 'treasury-ledger', orgId: actor.orgId, detail: { template: true, own, ...counts } })
    return sheets
  },
})

/** Where the rows of a sheet come from, which of them stand, and how they are ordered. */
type Source = { from: string; more?: string; where?: string | ((today: string) => Prisma.Sql); order: string }
const ofLastYear = (today: string) => Prisma.sql`t.month >= ${`${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}`}`
const sources: Readonly<Record<LedgerKey, Source>> = {
  account: {
    from: 'treasury_account t',
    more: `jsonb_build_object('number', t.number_masked)`,
    where: `t.status <> '销户'`,
    order: 't.bank, t.id',
  },
  balance: {
    from: 'treasury_account a join lateral (select * from treasury_balance b where b.account_id = a.id order by b.on_date desc limit 1) t on true',
    ...{ more: `jsonb_build_object('number', a.number_masked)`, where: `a.status <> '销户'`, order: 'a.bank, a.id' },
  },
  debt: { from: 'treasury_debt t', where: 't.balance > 0', order: 't.due_on, t.contract_no' },
  repayment: {
    from: 'treasury_repayment t join treasury_debt d on d.id = t.debt_id',
    ...{ more: `jsonb_build_object('contract_no', d.contract_no)`, where: `t.status <> '已还'`, order: 'd.contract_no, t.term' },
  },
  credit: { from: 'treasury_credit t', order: 't.due_on, t.contract_no' },
  guarantee: { from: 'treasury_guarantee t', where: 't.balance > 0', order: 't.to_on, t.contract_no' },
  bill: { from: 'treasury_bill t', where: `t.status <> '已兑付'`, order: 't.due_on, t.number' },
  restricted: {
    from: 'treasury_restricted t left join treasury_account a on a.id = t.account_id',
    ...{ more: `jsonb_build_object('account', a.number_masked)`, order: 't.from_on, t.number' },
    where: (today) => Prisma.sql`(t.to_on is null or t.to_on >= ${today})`,
  },
  payable: { from: 'treasury_payable t', where: 't.amount > 0', order: 't.due_on, t.number' },
  derivative: { from: 'treasury_derivative t', where: (today) => Prisma.sql`t.due_on >= ${today}`, order: 't.due_on, t.contract_no' },
  related: { from: 'treasury_related t', more: `jsonb_build_object('name', t.masked)`, order: 't.masked, t.token' },
  concentration: { from: 'treasury_concentration t', where: ofLastYear, order: 't.month' },
  budget: { from: 'treasury_budget t', where: ofLastYear, order: 't.month' },
  reserve: { from: 'treasury_reserve t', order: 't.org_id' },
}

async function standing(tx: Tx, ledger: LedgerKey, scope: Prisma.Sql, today: string): Promise<LedgerRecord[]> {
  const { from, more = `'{}'::jsonb`, where = 'true', order } = sources[ledger]
  const condition = typeof where === 'string' ? Prisma.raw(where) : where(today)
  const rows = await tx.$queryRaw<{ row: LedgerRecord }[]>`
    select to_jsonb(t) || ${Prisma.raw(more)} || jsonb_build_object('org', o.code, 'org_name', o.short_name) as row
    from ${Prisma.raw(from)} join org o on o.id = t.org_id
    where ${scope} and ${condition} order by o.short_name, ${Prisma.raw(order)} limit ${mostStanding + 1}`
  return rows.map(({ row }) => row)
}

/** The empty template (`?with=` nothing), or with what stands there of one's own enterprise (`own`), or also of what stands below it (`all`). */
export async function ledgerBook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  mayReport(actor)
  const filled = params.with === 'own' || params.with === 'all'
  const file = filled
    ? await formWorkbook(ledgerForm, await runCommand(exportLedgerBook, actor, { own: params.with === 'own' }, { now }))
    : await formTemplate(ledgerForm)
  const name = filled ? `司库台账${shanghaiDate(now).replaceAll('-', '')}.xlsx` : '司库台账模板.xlsx'
  return { file: file.buffer as ArrayBuffer, name: cleanFileName(name) }
}

export type LedgerImport = LedgersDone & { errors: readonly ExcelError[] }

/** Reads a filled workbook and takes it in; with any error nothing is kept and each is told by sheet, row and column. */
export async function fillLedgers(actor: Actor, request: Request, now: Date): Promise<LedgerImport> {
  mayReport(actor)
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请分企业或分表导入。')
  const { rows, errors } = await readBook(new Uint8Array(await request.arrayBuffer()))
  const none = { sheets: [], lines: [] }
  if (errors.length > 0) return { ...none, errors }
  if (rows.length === 0) throw new Refusal('invalid', '文件里没有填写任何一行：请在“账户”“余额”“债务”等表中每行填一笔。')
  try {
    return { ...(await runCommand(takeLedgers, actor, { rows }, { now })), errors: [] }
  } catch (error) {
    const wrong = isRefusal(error) && error.code === 'invalid' ? errorsOf(error) : []
    if (wrong.length === 0) throw error
    return { ...none, errors: wrong }
  }
}

/** The places of a refusal as errors of cells. */
function errorsOf({ fields }: Refusal): ExcelError[] {
  return Object.entries(fields).flatMap(([place, message]) => {
    const [, sheet, column, row] = /^(.+)!([A-Z]+)(\d+)$/.exec(place) ?? []
    return sheet ? [{ sheet, row: Number(row), column: column!, message }] : []
  })
}

async function readBook(file: Uint8Array): Promise<{ rows: { ledger: LedgerKey; row: number; values: FormRow }[]; errors: ExcelError[] }> {
  await checkLargeWorkbook(file)
  const rows: { ledger: LedgerKey; row: number; values: FormRow }[] = []
  const errors: ExcelError[] = []
  for await (const { table, row, values, errors: wrong } of streamTables(ledgerForm, file)) {
    if (errors.length >= most) break
    errors.push(...wrong)
    if (wrong.length === 0) rows.push({ ledger: table as LedgerKey, row, values })
    if (rows.length > mostRows) throw new Refusal('too_large', `一次不超过 ${mostRows} 行，请分企业或分表导入。`)
  }
  return { rows, errors: errors.slice(0, most) }
}

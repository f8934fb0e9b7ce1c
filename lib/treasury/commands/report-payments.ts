import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { keepPersonal, personalMark } from '@/lib/platform/personal/marks'
import { type ReportedPayment, reportSchema } from '../schema'
import { monitor } from '../take-in'

/**
 * Takes in transactions of one's own accounts, all or none, and judges them at once. A transaction that is known (account and serial) is
 * passed over when it is the same, and refused when its amount is another.
 */
export const reportPayments = defineCommand({
  name: 'reportPayments',
  permission: 'treasury.report',
  input: reportSchema,
  run: async ({ tx, now, audit, emit }, { payments }) => {
    const accounts = await accountsOf(tx, payments)
    const rows = payments.map((payment, index) => rowOf(payment, accounts, now, index + 1))
    refuseTwice(rows)
    // One report of an enterprise at a time: pieces of a split that come in together see each other.
    for (const id of [...new Set(rows.map(({ row }) => row.orgId))].toSorted())
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`treasury:${id}`}))`
    const known = await tx.treasuryPayment.findMany({
      where: { accountId: { in: [...new Set(rows.map(({ row }) => row.accountId))] }, serial: { in: rows.map(({ row }) => row.serial) } },
      select: { accountId: true, serial: true, amount: true },
    })
    const before = new Map(known.map((row) => [`${row.accountId}:${row.serial}`, row.amount]))
    const fresh = rows.filter(({ row, number }) => isFresh(before.get(`${row.accountId}:${row.serial}`), row, number))
    await keepPersonal(
      tx,
      fresh.flatMap(({ marks }) => marks),
      now,
    )
    await tx.treasuryPayment.createMany({ data: fresh.map(({ row }) => row) })
    const alerts = await monitor(
      tx,
      fresh.map(({ row, payee }) => ({ ...row, payee })),
      now,
    )
    const orgId = rows[0]!.row.orgId
    audit({ subjectKind: 'treasury-payment', orgId, detail: { added: fresh.length, known: rows.length - fresh.length, alerts } })
    for (const id of new Set(fresh.map(({ row }) => row.orgId))) emit('treasury.reported', { subjectKind: 'org', subjectId: id, orgId: id })
    if (alerts > 0) emit('treasury.raised', { subjectKind: 'treasury-payment', subjectId: fresh[0]!.row.id, orgId, data: { alerts } })
    return { added: fresh.length, known: rows.length - fresh.length, alerts }
  },
})

type Account = { id: string; orgId: string; status: string }
type Row = ReturnType<typeof rowOf>

async function accountsOf(tx: Tx, payments: readonly ReportedPayment[]): Promise<Map<string, Account>> {
  const tokens = [...new Set(payments.map(({ account }) => personalMark('账户', account).token))]
  const accounts = await tx.treasuryAccount.findMany({ where: { numberToken: { in: tokens } } })
  return new Map(accounts.map((account) => [account.numberToken, account]))
}

const faulty = (number: number, message: string) =>
  new Refusal('invalid', `第 ${number} 笔：${message}`, { lines: `第 ${number} 笔：${message}` })

function rowOf(payment: ReportedPayment, accounts: ReadonlyMap<string, Account>, now: Date, number: number) {
  const own = personalMark('账户', payment.account)
  const account = accounts.get(own.token)
  if (!account) throw faulty(number, `账号 ${own.masked} 没有登记，请先登记账户`)
  if (account.status === '销户') throw faulty(number, `账号 ${own.masked} 已销户`)
  const at = new Date(payment.at)
  if (at.getTime() > now.getTime() + 600_000) throw faulty(number, '交易时间晚于现在，请核对')
  const payee = personalMark('户名', payment.payee)
  const payeeNumber = payment.payeeAccount ? personalMark('账户', payment.payeeAccount) : null
  const { serial, direction, amount, summary } = payment
  const { purpose = null, contractNo = null, budgetItem = null, approvalNo = null } = payment
  return {
    number,
    payee: payee.value,
    marks: payeeNumber ? [payee, payeeNumber] : [payee],
    row: {
      ...{ id: newId(), orgId: account.orgId, accountId: account.id, serial, at, direction, amount },
      ...{ payeeToken: payee.token, payeeMasked: payee.masked },
      ...{ payeeNumberToken: payeeNumber?.token ?? null, payeeNumberMasked: payeeNumber?.masked ?? null },
      ...{ summary, purpose, contractNo, budgetItem, approvalNo, receivedAt: now, source: '报送' },
    },
  }
}

function refuseTwice(rows: readonly Row[]): void {
  const seen = new Map<string, number>()
  for (const { row, number } of rows) {
    const key = `${row.accountId}:${row.serial}`
    if (seen.has(key)) throw faulty(number, `流水号 ${row.serial} 与第 ${seen.get(key)} 笔重复`)
    seen.set(key, number)
  }
}

function isFresh(known: bigint | undefined, row: Row['row'], number: number): boolean {
  if (known === undefined) return true
  if (known === row.amount) return false
  throw faulty(number, `流水号 ${row.serial} 已报送过，金额不同；更正请报送冲正流水`)
}

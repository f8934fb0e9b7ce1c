import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { accountFilterSchema } from '../schema'
import { belowOrg } from './scope'

export type AccountRow = {
  id: string
  orgName: string
  bank: string
  number: string
  kind: string
  status: string
  linked: boolean
  openedOn: string
  balance: string | null
  available: string | null
  onDate: string | null
  below: boolean
}

/** Bank accounts by bank and enterprise, each with its last balance; the number is masked. */
export const bankAccountList = defineQuery({
  name: 'bankAccountList',
  permission: 'treasury.read',
  input: accountFilterSchema,
  run: async ({ tx }, { kind, status, linked, orgId, words, cursor: at, size }) => {
    const cursor = readCursor(at)
    const back = cursor?.back ?? false
    const like = likeOf(words)
    const conditions = [
      belowOrg(orgId, 'a.org_id'),
      ...(kind ? [Prisma.sql`a.kind = ${kind}`] : []),
      ...(status ? [Prisma.sql`a.status = ${status}`] : []),
      ...(linked ? [Prisma.sql`a.linked = ${linked === '1'}`] : []),
      ...(words
        ? [Prisma.sql`(a.bank like ${like} or o.name like ${like} or o.short_name like ${like} or a.number_masked like ${like})`]
        : []),
    ]
    const from = Prisma.sql`from treasury_account a join org o on o.id = a.org_id where ${Prisma.join(conditions, ' and ')}`
    const after = cursor
      ? Prisma.sql`and (o.short_name, a.id) ${Prisma.raw(back ? '<' : '>')} (${cursor.value ?? ''}, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'desc' : 'asc')
    const rows = await tx.$queryRaw<AccountRow[]>`
      select a.id, a."orgName", a.bank, a.number_masked as number, a.kind, a.status, a.linked, a.opened_on as "openedOn", b.balance::text,
        b.available::text, b.on_date as "onDate", coalesce(b.balance < a.alert_below, false) as below
      from (select a.*, o.short_name as "orgName" ${from} ${after} order by o.short_name ${order}, a.id ${order} limit ${size + 1}) a
      left join lateral (select * from treasury_balance x where x.account_id = a.id order by x.on_date desc limit 1) b on true
      order by a."orgName" ${order}, a.id ${order}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from (select 1 ${from} limit ${countCap + 1}) x`
    const page = pageOf(rows, size, cursor, ({ orgName, id }) => ({ value: orgName, id }))
    return { ...page, count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap } }
  },
})

/** One account: its balances of the last days and months, its last transactions, what of it is restricted. */
export const bankAccountRecord = defineQuery({
  name: 'bankAccountRecord',
  permission: 'treasury.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const account = isId(id) ? await tx.treasuryAccount.findUnique({ where: { id } }) : null
    if (!account) throw new Refusal('not_found', '没有这个账户，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: account.orgId }, select: { shortName: true, name: true } })
    const balances = await tx.treasuryBalance.findMany({ where: { accountId: id }, orderBy: { onDate: 'desc' }, take: 90 })
    const payments = await tx.treasuryPayment.findMany({ where: { accountId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 30 })
    const alerts = await tx.treasuryAlert.findMany({
      where: { paymentId: { in: payments.map((payment) => payment.id) } },
      select: { id: true, paymentId: true, kinds: true },
    })
    const restricted = await tx.treasuryRestricted.findMany({ where: { accountId: id }, orderBy: { fromOn: 'desc' }, take: 20 })
    const alertOf = new Map(alerts.map((alert) => [alert.paymentId, alert]))
    const { numberMasked, alertBelow, bank, kind, currency, openedOn, closedOn, status, linked, custodian, orgId } = account
    return {
      ...{
        id,
        orgId,
        orgName: org?.shortName ?? '',
        number: numberMasked,
        bank,
        kind,
        currency,
        openedOn,
        closedOn,
        status,
        linked,
        custodian,
      },
      alertBelow: alertBelow?.toString() ?? null,
      balances: balances
        .map((row) => ({
          onDate: row.onDate,
          balance: row.balance.toString(),
          available: row.available.toString(),
          frozen: row.frozen.toString(),
          byHand: row.byHand,
        }))
        .reverse(),
      payments: payments.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        direction: row.direction,
        amount: row.amount.toString(),
        payee: row.payeeMasked,
        summary: row.summary,
        serial: row.serial,
        alert: alertOf.get(row.id) ?? null,
      })),
      restricted: restricted.map((row) => ({ ...row, amount: row.amount.toString() })),
    }
  },
})
export type BankAccountRecord = Awaited<ReturnType<typeof bankAccountRecord.run>>

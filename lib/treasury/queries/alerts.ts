import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import type { Reason } from '../rules/judge'
import { type AlertKind, type AlertStatus, alertFilterSchema } from '../schema'
import { belowOrg } from './scope'

export type AlertRow = {
  id: string
  orgName: string
  at: string
  amount: string
  payee: string
  summary: string
  kinds: AlertKind[]
  reasons: Reason[]
  score: number
  status: AlertStatus
  dueOn: string | null
  raisedAt: string
}

/** Payments that are to be looked at, the newest first, each with its reasons. */
export const alertList = defineQuery({
  name: 'alertList',
  permission: 'treasury.read',
  input: alertFilterSchema,
  run: async ({ tx }, { status, kind, orgId, words, cursor: at, size }) => {
    const cursor = readCursor(at, 'time')
    const back = cursor?.back ?? false
    const like = likeOf(words)
    const base = [
      belowOrg(orgId, 't.org_id'),
      ...(kind ? [Prisma.sql`t.kinds @> array[${kind}]::text[]`] : []),
      ...(words ? [Prisma.sql`(p.summary like ${like} or o.short_name like ${like} or p.serial = ${words})`] : []),
    ]
    const tables = Prisma.sql`from treasury_alert t join treasury_payment p on p.id = t.payment_id join org o on o.id = t.org_id`
    const standing = status === 'pending' ? Prisma.sql`t.status <> 'closed'` : Prisma.sql`t.status = ${status}`
    const where = Prisma.join([...base, ...(status === 'all' ? [] : [standing])], ' and ')
    const after = cursor
      ? Prisma.sql`and (t.at, t.id) ${Prisma.raw(back ? '>' : '<')} (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'asc' : 'desc')
    const rows = await tx.$queryRaw<AlertRow[]>`
      select t.id, o.short_name as "orgName", to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, t.amount::text, p.payee_masked as payee, p.summary, t.kinds, t.reasons, t.score,
        t.status, t.due_on as "dueOn", to_char(t.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "raisedAt"
      ${tables} where ${where} ${after} order by t.at ${order}, t.id ${order} limit ${size + 1}`
    const [count] = await tx.$queryRaw<
      { n: number }[]
    >`select count(*)::int as n from (select 1 ${tables} where ${where} limit ${countCap + 1}) x`
    const tabs = await tx.$queryRaw<{ status: AlertStatus; n: number }[]>`
      select t.status, count(*)::int as n ${tables} where ${Prisma.join(base, ' and ')} group by 1`
    const page = pageOf(rows, size, cursor, ({ at: value, id }) => ({ value, id }))
    return { ...page, count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap }, tabs }
  },
})

/** One payment of the list: the reasons, the payment, the other pieces of its split, what was asked and answered. */
export const alertRecord = defineQuery({
  name: 'alertRecord',
  permission: 'treasury.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const alert = isId(id) ? await tx.treasuryAlert.findUnique({ where: { id } }) : null
    const payment = alert && (await tx.treasuryPayment.findUnique({ where: { id: alert.paymentId } }))
    if (!alert || !payment) throw new Refusal('not_found', '没有这笔监测记录，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: alert.orgId }, select: { shortName: true } })
    const account = await tx.treasuryAccount.findUnique({ where: { id: payment.accountId } })
    const group = alert.groupKey
      ? await tx.treasuryAlert.findMany({ where: { groupKey: alert.groupKey, orgId: alert.orgId }, orderBy: { at: 'asc' }, take: 50 })
      : []
    const time = (at: Date | null) => at?.toISOString() ?? null
    return {
      ...{ id, version: alert.version, orgId: alert.orgId, orgName: org?.shortName ?? '', score: alert.score },
      ...{ status: alert.status as AlertStatus, kinds: alert.kinds as AlertKind[], reasons: alert.reasons as Reason[] },
      ...{ threshold: alert.threshold.toString(), thresholdOf: alert.thresholdOf, raisedAt: alert.raisedAt.toISOString() },
      asked: alert.askedAt && {
        words: alert.question ?? '',
        by: alert.askedByName ?? '',
        at: alert.askedAt.toISOString(),
        due: alert.dueOn,
      },
      answered: alert.answeredAt && { words: alert.answer ?? '', by: alert.answeredBy ?? '', at: alert.answeredAt.toISOString() },
      closed: alert.closedAt && {
        ...{ verdict: alert.verdict ?? '', words: alert.reason ?? '', by: alert.closedByName ?? '', at: time(alert.closedAt) ?? '' },
      },
      payment: {
        ...{ id: payment.id, serial: payment.serial, at: payment.at.toISOString(), amount: payment.amount.toString() },
        ...{ payee: payment.payeeMasked, payeeNumber: payment.payeeNumberMasked, summary: payment.summary, purpose: payment.purpose },
        ...{ contractNo: payment.contractNo, budgetItem: payment.budgetItem, approvalNo: payment.approvalNo },
        ...{ receivedAt: payment.receivedAt.toISOString(), source: payment.source },
      },
      account: account && { id: account.id, bank: account.bank, number: account.numberMasked },
      group: group.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        amount: row.amount.toString(),
        status: row.status as AlertStatus,
      })),
    }
  },
})
export type AlertRecord = Awaited<ReturnType<typeof alertRecord.run>>

import { addMonths, shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { debtFilterSchema } from '../schema'
import { belowOrg } from './scope'

/** Instalments shown at most of all months, and of a chosen one; the page says when there are more. */
export const mostInstalments = { all: 50, month: 1000 } as const

export type DebtRung = { month: string; own: string; refinanced: string; total: string; unsecured: string }
export type InstalmentRow = {
  debtId: string
  term: number
  orgName: string
  contractNo: string
  creditor: string
  kind: string
  rate: string
  rateKind: string
  dueOn: string
  principal: string
  interest: string
  status: string
  source: string
  secured: boolean
  balance: string
}

/**
 * The ladder of what falls due: one rung a month for the next twelve, what is overdue before them, and the instalments of the chosen month
 * (or of all rungs). The list is cut for showing only: `sum` is of all of it, and the sum of a rung is the sum of its list.
 */
export const debtLadder = defineQuery({
  name: 'debtLadder',
  permission: 'treasury.read',
  input: debtFilterSchema,
  run: async ({ tx, now }, { orgId, month, kind }) => {
    const today = shanghaiDate(now)
    const end = addMonths(`${today.slice(0, 7)}-01`, 12)
    const rungOf = Prisma.sql`case when r.due_on < ${`${today.slice(0, 7)}-01`} then '逾期' else left(r.due_on, 7) end`
    const where = Prisma.join(
      [belowOrg(orgId, 'r.org_id'), Prisma.sql`r.status <> '已还' and r.due_on < ${end}`, ...(kind ? [Prisma.sql`d.kind = ${kind}`] : [])],
      ' and ',
    )
    const tables = Prisma.sql`from treasury_repayment r join treasury_debt d on d.id = r.debt_id join org o on o.id = r.org_id where ${where}`
    const rungs = await tx.$queryRaw<DebtRung[]>`
      select ${rungOf} as month, coalesce(sum(r.principal + r.interest) filter (where r.source <> '再融资'), 0)::text as own,
        coalesce(sum(r.principal + r.interest) filter (where r.source = '再融资'), 0)::text as refinanced,
        sum(r.principal + r.interest)::text as total,
        coalesce(sum(r.principal + r.interest) filter (where not r.secured), 0)::text as unsecured ${tables} group by 1`
    const chosen = month ? Prisma.sql`and ${rungOf} = ${month}` : Prisma.empty
    const rows = await tx.$queryRaw<InstalmentRow[]>`
      select r.debt_id as "debtId", r.term, o.short_name as "orgName", d.contract_no as "contractNo", d.creditor, d.kind, d.rate::text, d.rate_kind as "rateKind",
        r.due_on as "dueOn", r.principal::text, r.interest::text, r.status, r.source, r.secured, d.balance::text
      ${tables} ${chosen} order by r.due_on, r.principal + r.interest desc, r.debt_id, r.term limit ${month ? mostInstalments.month : mostInstalments.all}`
    const [sum] = await tx.$queryRaw<
      { n: number; amount: string }[]
    >`select count(*)::int as n, coalesce(sum(r.principal + r.interest), 0)::text as amount ${tables} ${chosen}`
    const byMonth = new Map(rungs.map((rung) => [rung.month, rung]))
    const months = Array.from({ length: 12 }, (_, index) => addMonths(`${today.slice(0, 7)}-01`, index).slice(0, 7))
    const none = (name: string): DebtRung => ({ month: name, own: '0', refinanced: '0', total: '0', unsecured: '0' })
    const overdue = byMonth.get('逾期')
    return { rungs: [...(overdue ? [overdue] : []), ...months.map((name) => byMonth.get(name) ?? none(name))], rows, sum: sum! }
  },
})
export type DebtLadder = Awaited<ReturnType<typeof debtLadder.run>>

import { z } from 'zod'
import { Decimal } from '@/lib/kernel/decimal'
import { shiftMonths } from '@/lib/kernel/period'
import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { cashStability } from '../analysis/cash'
import { creditScores } from '../analysis/credit'
import { debtAbility } from '../analysis/debt'
import { earningsQuality } from '../analysis/earnings'
import type { Reading } from '../analysis/reading'
import { takeApart, totals } from '../rules/contributions'
import { type Month, rateLines } from '../rules/unusual-lines'
import type { Amounts } from '../statement/amounts'
import { cellsOf } from '../statement/form'
import { formVersion } from '../statement/read'
import { percentilesAt } from './percentiles'

/** Months that are looked back over: three years and what the quarters before need. */
const monthsBack = 37

/**
 * What the accepted statements of an enterprise say of it at a month: unusual lines and what each adds to the change of the totals, ability to pay
 * debts, quality of earnings, stability of cash, credit scores. Null without an accepted statement of that month.
 */
export const enterpriseAnalysis = defineQuery({
  name: 'enterpriseAnalysis',
  permission: 'finance.read',
  input: z.object({
    id: z.string().max(60),
    period: z.number().int().min(190001).max(219912),
    scope: z.enum(['consolidated', 'parent', 'single', 'difference']),
  }),
  run: async ({ tx }, { id, period, scope }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id }, select: { id: true, kind: true, industry: true } }) : null
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const months = await monthsOf(tx, id, period, scope)
    const newest = months.find((month) => month.period === period)
    if (!newest) return null
    const before = months.filter((month) => month.period < period)
    const yearAgo = before.find((month) => month.period === period - 100)
    const readings = await readingsAt(tx, org, period, scope)
    return {
      statementId: newest.statementId,
      earlier: before.length,
      lines: rateLines(newest, before),
      apart: totals.flatMap((total) => takeApart(newest.form, newest.amounts, total) ?? []),
      debt: debtAbility(readings),
      earnings: earningsQuality(newest),
      cash: cashStability(months.map(flowsOf), period),
      credit: creditScores(newest, yearAgo ?? null),
      percentiles: { FX20: readings.get('FX20')?.percentile ?? null, FX21: readings.get('FX21')?.percentile ?? null },
    }
  },
})
export type EnterpriseAnalysis = NonNullable<Awaited<ReturnType<typeof enterpriseAnalysis.run>>>

async function monthsOf(tx: Tx, orgId: string, period: number, scope: string): Promise<(Month & { statementId: string })[]> {
  const rows = await tx.$queryRaw<{ statementId: string; period: number; formId: string; amounts: string[] }[]>`
    select statement_id::text as "statementId", period, form_id::text as "formId", amounts::text[] as amounts from fact.report_sheet
    where org_id = ${orgId}::uuid and form_code = 'flash' and scope = ${scope} and period <= ${period} and period >= ${shiftMonths(period, -monthsBack)}
    order by period desc`
  const months: (Month & { statementId: string })[] = []
  for (const { statementId, period: at, formId, amounts } of rows) {
    const { form } = await formVersion(tx, formId)
    const read: Amounts = amounts.map((text) => (text === null ? null : BigInt(text)))
    months.push({ statementId, period: at, form, amounts: read })
  }
  return months
}

function flowsOf({ period, form, amounts }: Month) {
  const at = (path: string) => {
    const stored = amounts[(cellsOf(form).get(path)?.position ?? 0) - 1]
    return stored === null || stored === undefined ? null : new Decimal(stored.toString()).div(100)
  }
  return { period, cfo: at('CF.cfo@ytd'), net: at('IS.net_profit@ytd') }
}

async function readingsAt(tx: Tx, org: { id: string; industry: string }, period: number, scope: string): Promise<Map<string, Reading>> {
  const values = await tx.$queryRaw<{ code: string; period: number; value: string }[]>`
    select code, period, annualised_value::text as value from fact.indicator_value
    where org_id = ${org.id}::uuid and form_code = 'flash' and scope = ${scope} and period in (${period}, ${period - 100})`
  const placed = await percentilesAt(tx, org, period, scope)
  const at = (code: string, when: number) => values.find((one) => one.code === code && one.period === when)?.value ?? null
  return new Map(
    [...new Set(values.map(({ code }) => code))].map((code) => [
      code,
      { code, now: at(code, period), yearAgo: at(code, period - 100), percentile: placed.get(code) ?? null },
    ]),
  )
}

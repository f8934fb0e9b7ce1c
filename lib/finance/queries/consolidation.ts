import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import type { Scope } from '../statement/scope'
import { shutBelow } from './place'

/** The lines by which a consolidation is listed: what it adds up to, in the order of the sheets. */
const lines = [
  ['BS.total_assets@end', '资产总计'],
  ['BS.total_liab@end', '负债合计'],
  ['BS.total_equity@end', '所有者权益合计'],
  ['IS.total_revenue@ytd', '营业总收入'],
  ['IS.total_cost@ytd', '营业总成本'],
  ['IS.total_profit@ytd', '利润总额'],
  ['IS.net_profit@ytd', '净利润'],
  ['CF.cfo@ytd', '经营活动现金流量净额'],
] as const

/** One line in 1/100 元: the parent's own, its direct units added up, what was taken out as reported, the consolidated amount, and what does not tie. */
export type ConsolidationLine = {
  readonly path: string
  readonly label: string
  readonly parent: string | null
  readonly units: string | null
  readonly sum: string | null
  readonly taken: string | null
  readonly whole: string | null
  /** Sum less consolidated: what must have been taken out. */
  readonly implied: string | null
  /** Implied less reported; null where 差额 was not reported. */
  readonly open: string | null
}

type Row = { kind: Scope | 'unit'; statementId: string | null; name: string; amounts: Record<string, string | null> | null }

/**
 * Roll-up of a group in a month: what it reported as consolidated beside its parent and direct units added up, with the differences listed. The
 * consolidated figure is the reported one, never the sum. Null where the group has no accepted consolidated statement; amounts are null where a
 * statement or a cell is missing.
 */
export const consolidationSheet = defineQuery({
  name: 'consolidationSheet',
  permission: 'finance.read',
  input: z.object({ id: z.uuid('企业编号不正确'), period: z.number().int().min(190001).max(219912) }),
  run: async ({ tx }, { id, period }) => {
    const org = await tx.org.findUnique({ where: { id } })
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const amounts = Prisma.sql`(select jsonb_object_agg(c.path, v.amounts[c.position]::text) from statement_version v join statement_cell c on c.form_id = v.form_id
      where v.id = s.accepted_version_id and c.path = any (${lines.map(([path]) => path)}::text[])) as amounts`
    const at = Prisma.sql`s.form_code = 'flash' and s.period = ${period} and s.accepted_version_id is not null`
    const rows = await tx.$queryRaw<Row[]>`
      select s.scope as kind, s.id::text as "statementId", '' as name, ${amounts} from statement s
      where s.org_id = ${id}::uuid and ${at} and s.scope in ('consolidated', 'parent', 'difference')
      union all
      select 'unit', s.id::text, o.short_name, ${amounts} from org o left join statement s on s.org_id = o.id and ${at} and s.scope in ('consolidated', 'single')
      where o.parent_id = ${id}::uuid and o.kind = 'enterprise' and o.consolidated and o.status <> '已注销'`
    const whole = rows.find(({ kind }) => kind === 'consolidated')
    if (!whole) return null
    const of = (kind: Row['kind']) => rows.find((row) => row.kind === kind)
    const [parent, taken, units] = [of('parent'), of('difference'), rows.filter(({ kind }) => kind === 'unit')]
    const shut = (await shutBelow(tx, id)).filter(({ consolidated }) => consolidated).map(({ name }) => name)
    return {
      ...{ orgId: org.id, orgName: org.name },
      statements: { consolidated: whole.statementId, parent: parent?.statementId ?? null, difference: taken?.statementId ?? null },
      units: units.length + shut.length,
      /** Units without an accepted statement, by name: with one of them nothing adds up. */
      absent: units.filter(({ statementId }) => statementId === null).map(({ name }) => name),
      /** Units that are consolidated and whose figures the asker may not see: what is in sight alone is not added up. */
      shut,
      lines: lines.map(([path, label]) => lineOf(path, label, { whole, parent, taken, units: shut.length > 0 ? null : units })),
    }
  },
})
export type ConsolidationSheet = NonNullable<Awaited<ReturnType<typeof consolidationSheet.run>>>

type Parts = {
  whole: Row
  parent: Row | undefined
  taken: Row | undefined /** Null where one of them is shut to the asker. */
  units: readonly Row[] | null
}

function lineOf(path: string, label: string, { whole, parent, taken, units }: Parts): ConsolidationLine {
  const amountOf = (row: Row | undefined) => (row?.amounts?.[path] == null ? null : BigInt(row.amounts[path]))
  const [own, out, reported, below] = [amountOf(parent), amountOf(taken), amountOf(whole), units && total(units.map(amountOf))]
  const sum = own === null || below === null ? null : own + below
  const implied = sum === null || reported === null ? null : sum - reported
  const text = (value: bigint | null) => value?.toString() ?? null
  return {
    ...{
      path,
      label,
      parent: text(own),
      units: text(below),
      sum: text(sum),
      taken: text(out),
      whole: text(reported),
      implied: text(implied),
    },
    open: text(implied === null || out === null ? null : implied - out),
  }
}

/** The sum, or null where one of them is not known. */
const total = (values: readonly (bigint | null)[]): bigint | null =>
  values.reduce<bigint | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0n)
